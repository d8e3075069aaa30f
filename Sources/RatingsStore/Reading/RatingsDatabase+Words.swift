package import FreedomModel
internal import SQLite

extension RatingsDatabase {
  /// A word of the database's vocabulary, and what it stands for.
  package struct Word: Sendable, Hashable {
    /// What a user writes.
    package let text: String
    /// What it stands for, such as an indicator's label; may be empty.
    package let meaning: String
  }

  /// What a word can name.
  package enum Vocabulary: Sendable {
    /// Entities by the name they have now; the meaning is the id.
    case entityNames
    /// Entities by every name they have had; the meaning is the name they have now.
    case entityAliases
    /// Indicators by id; the meaning is the label.
    case indicators
    /// Regions, of today's grouping and of the former one.
    case regions
    /// Groups of states that were imported.
    case groups
    /// Publications by id; the meaning is the title.
    case publications
    /// Sources by number, the meaning being the file; then files by name, the meaning being the
    /// number.
    case sources
  }

  /// The words of one kind, sorted as a reader would look for them. Nothing else is read: this is
  /// for questions that have to be answered while a user types.
  ///
  /// - Parameter vocabulary: The kind.
  /// - Returns: The words.
  /// - Throws: A ``StoreError``.
  package func words(of vocabulary: Vocabulary) throws -> [Word] {
    try reading { db in
      var words: [Word] = []
      try db.prepare(vocabulary.query).forEachRow { row in
        words.append(Word(text: try row.text(0), meaning: try row.text(1)))
      }
      return words
    }
  }

  /// The groups of states that were imported. Of a group that is in several files the memberships
  /// of the file imported last count, and no others.
  package func memberships() throws -> [GroupMembership] {
    try reading { db in
      var memberships: [GroupMembership] = []
      try db.prepare(
        """
        SELECT m.name, e.code, m.first_day, m.last_day
        FROM membership m JOIN entity e ON e.id = m.entity
        WHERE m.source = (SELECT max(source) FROM membership newest WHERE newest.name = m.name)
        ORDER BY m.name, e.code, m.first_day
        """
      ).forEachRow { row in
        memberships.append(
          GroupMembership(
            group: try row.text(0), entity: try row.text(1), first: try row.optionalDate(2),
            last: try row.optionalDate(3)))
      }
      return memberships
    }
  }
}

extension RatingsDatabase.Vocabulary {
  fileprivate var query: String {
    switch self {
    case .entityNames: "SELECT name, code FROM entity ORDER BY name"
    case .entityAliases:
      """
      SELECT n.name, e.name FROM entity_name n JOIN entity e ON e.id = n.entity
      WHERE n.name <> e.name ORDER BY 1, 2
      """
    case .indicators: "SELECT code, label FROM indicator ORDER BY id"
    case .regions:
      """
      SELECT region, '' FROM entity WHERE region IS NOT NULL
      UNION SELECT former_region, '' FROM entity WHERE former_region IS NOT NULL ORDER BY 1
      """
    case .groups: "SELECT DISTINCT name, '' FROM membership ORDER BY 1"
    case .publications: "SELECT code, title FROM publication ORDER BY id"
    case .sources:
      """
      SELECT CAST(id AS TEXT), file FROM source
      UNION ALL SELECT file, group_concat(id, ', ') FROM source GROUP BY file
      """
    }
  }
}
