import FreedomModel

/// The views that people read: current values only, statuses as F, PF and NF.
///
/// The order of the joins is fixed (`CROSS JOIN`): without statistics SQLite would read every
/// observation to answer for one country.
enum Views {
  /// All views, as SQL.
  static let all = [tidy, inTheWorld, ofThePress, onTheNet]

  /// An entity's kind in an edition: its role then, else its usual kind.
  private static let kind = """
    coalesce((SELECT r.kind FROM entity_role r WHERE r.entity = e.id \
    AND ed.year BETWEEN r.first_year AND r.last_year), e.kind)
    """

  private static let tidy = """
    CREATE VIEW observation_tidy AS
    SELECT e.code AS id, e.name AS name, \(kind) AS kind, p.code AS publication,
      i.code AS indicator, ed.label AS edition, ed.year AS year,
      ed.coverage_start AS coverage_start, ed.coverage_end AS coverage_end,
      CASE WHEN i.measure <> 'status' THEN o.value END AS value,
      coalesce(o.text, CASE WHEN i.measure = 'status'
        THEN CASE o.value WHEN 2 THEN 'F' WHEN 1 THEN 'PF' WHEN 0 THEN 'NF' END END) AS text,
      src.file AS source
    FROM indicator i
    CROSS JOIN entity e
    CROSS JOIN observation o ON o.entity = e.id AND o.indicator = i.id
    CROSS JOIN edition ed ON ed.id = o.edition
    CROSS JOIN publication p ON p.id = i.publication
    CROSS JOIN source src ON src.id = o.source
    WHERE o.current AND o.value IS NOT NULL
    """

  private static let inTheWorld = wide(
    view: "freedom_in_the_world", publication: Publication.freedomInTheWorld)
  private static let ofThePress = wide(
    view: "freedom_of_the_press", publication: Publication.freedomOfThePress)
  private static let onTheNet = wide(
    view: "freedom_on_the_net", publication: Publication.freedomOnTheNet)

  /// One row an entity and edition, one column an indicator, `fiw.pr_score` as `pr_score`.
  ///
  /// Grouped by the entity's code, so that asking for one entity reads no other.
  private static func wide(view: String, publication: Publication) -> String {
    let all = Indicator.freedomHouse.filter { $0.publication == publication.id && !$0.isComputed }
    let preferred = ["pr", "cl", "status", "total"].compactMap { name in
      all.first { $0.id == "\(publication.id).\(name)" }
    }
    var columns: [String] = []
    for indicator in preferred + all.filter({ !preferred.contains($0) }) {
      let value =
        indicator.measure == .status
        ? "CASE o.value WHEN 2 THEN 'F' WHEN 1 THEN 'PF' WHEN 0 THEN 'NF' END" : "o.value"
      let name = indicator.id.dropFirst(publication.id.count + 1)
      columns.append("max(CASE i.code WHEN '\(indicator.id)' THEN \(value) END) AS \"\(name)\"")
    }
    return """
      CREATE VIEW \(view) AS
      SELECT e.code AS id, e.name AS name, \(kind) AS kind, e.region AS region,
        ed.label AS edition, ed.coverage_start AS coverage_start,
        ed.coverage_end AS coverage_end,
        \(columns.joined(separator: ",\n    ")),
        ed.year AS year
      FROM indicator i
      CROSS JOIN entity e
      CROSS JOIN observation o ON o.entity = e.id AND o.indicator = i.id
      CROSS JOIN edition ed ON ed.id = o.edition
      WHERE o.current AND o.value IS NOT NULL
        AND i.publication = (SELECT id FROM publication WHERE code = '\(publication.id)')
      GROUP BY e.code, ed.id
      """
  }
}
