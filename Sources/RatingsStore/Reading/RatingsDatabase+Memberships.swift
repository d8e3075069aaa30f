package import FreedomModel
internal import SQLite

extension RatingsDatabase {
  /// The groups of states that were imported. Of a group that stands in several files the memberships
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
