import SQLite

/// The names behind the numbers of series and editions, looked up once each.
struct StoredNames {
  private var series: [Int: (entity: String, indicator: String)] = [:]
  private var editions: [Int: String] = [:]

  /// The codes of a series' entity and indicator.
  mutating func series(
    _ number: Int, in db: Connection
  ) throws -> (entity: String, indicator: String) {
    if let known = series[number] { return known }
    let query = try db.prepare(
      """
      SELECT e.code, i.code FROM series s JOIN entity e ON e.id = s.entity
      JOIN indicator i ON i.id = s.indicator WHERE s.id = ?
      """
    )
    query.bind(number, at: 1)
    let names = try query.first { (entity: try $0.text(0), indicator: try $0.text(1)) } ?? ("", "")
    series[number] = names
    return names
  }

  /// The label of an edition.
  mutating func edition(_ number: Int, in db: Connection) throws -> String {
    if let known = editions[number] { return known }
    let query = try db.prepare("SELECT label FROM edition WHERE id = ?")
    query.bind(number, at: 1)
    let label = try query.first { try $0.text(0) } ?? ""
    editions[number] = label
    return label
  }
}
