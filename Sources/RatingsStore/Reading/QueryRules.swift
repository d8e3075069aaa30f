/// Statements that SQLite calls reading although they reach outside the database or change how it
/// is opened.
enum QueryRules {
  static func isForbidden(_ sql: String) -> Bool {
    let text = withoutLeadingComments(sql[...])
    let first = text.prefix { $0.isLetter }.uppercased()
    if first == "PRAGMA" { return !isHarmless(pragma: text.dropFirst(first.count)) }
    return !["SELECT", "WITH", "VALUES", "EXPLAIN"].contains(first)
  }

  /// Whether a PRAGMA only tells something: it is listed, and sets nothing.
  private static func isHarmless(pragma rest: Substring) -> Bool {
    let name = rest.drop(while: \.isWhitespace).prefix { $0.isLetter || $0 == "_" || $0 == "." }
    let word = name.split(separator: ".").last?.lowercased() ?? ""
    if tellingWithArgument.contains(word) { return !rest.contains("=") }
    return telling.contains(word) && !rest.contains { $0 == "=" || $0 == "(" }
  }

  private static let tellingWithArgument: Set<String> = [
    "table_info", "table_xinfo", "index_info", "index_xinfo", "index_list", "foreign_key_list",
    "foreign_key_check", "integrity_check", "quick_check", "table_list",
  ]

  private static let telling: Set<String> = [
    "application_id", "collation_list", "compile_options", "data_version", "database_list",
    "encoding", "freelist_count", "function_list", "journal_mode", "module_list", "page_count",
    "page_size", "pragma_list", "schema_version", "user_version",
  ]

  private static func withoutLeadingComments(_ sql: Substring) -> Substring {
    var rest = sql
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "(" }
      if rest.hasPrefix("--") {
        rest = rest.drop { !$0.isNewline }
      } else if rest.hasPrefix("/*") {
        rest = rest.dropFirst(2)
        while !rest.isEmpty, !rest.hasPrefix("*/") { rest = rest.dropFirst() }
        rest = rest.dropFirst(2)
      } else {
        return rest
      }
    }
  }
}
