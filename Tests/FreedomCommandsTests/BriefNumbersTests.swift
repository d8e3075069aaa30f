import FreedomTestSupport
import Testing

@Suite("Every number of a page about a country is one that a command computes")
struct BriefNumbersTests {
  /// States, former states, territories, and a territory that became a state.
  static let entities = [
    "Hungary", "Kazakhstan", "USSR", "Abkhazia", "Kosovo", "South Sudan", "Germany, E.", "Norway",
    "South Africa", "Serbia",
  ]

  @Test("tables, lists and sentences", arguments: entities)
  func numbers(entity: String) throws {
    let page = BriefPage(FreedomBinary.run(["brief", entity, "--format", "markdown"]).output)
    let commands = Commands(entity: entity, edition: page.edition)
    #expect(!page.marked.isEmpty)
    for (section, _, number) in page.marked {
      #expect(
        commands.numbers(of: section).contains(number), "\(number) in \(section), \(entity)")
    }
    for table in page.tables {
      // A table with another caption needs a line in `Commands.rows(of:)`.
      let expected = try #require(commands.rows(of: table), "\(table.caption)")
      #expect(table.rows == expected, "\(table.caption), \(entity)")
    }
  }
}

/// A page as its marked numbers and its tables.
private struct BriefPage {
  struct Table {
    let caption: String
    let rows: [[String]]
  }

  /// The numbers in sentences and lists, each with the heading that it is under.
  private(set) var marked: [(section: String, line: String, number: String)] = []
  private(set) var tables: [Table] = []
  private(set) var edition = ""

  init(_ text: String) {
    var section = ""
    var caption = ""
    var rows: [[String]] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for line in lines where !line.hasPrefix("[^") {
      if line.hasPrefix("# ") || line.hasPrefix("## ") {
        section = String(line.drop { $0 == "#" || $0 == " " })
      } else if line.hasPrefix("| ") {
        // The marks of a caption are those of the table's values.
        if rows.isEmpty { marked.removeAll { $0.line == caption } }
        let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        rows.append(cells.dropFirst().dropLast().map { Self.plain(Self.trimmed($0)) })
      } else if !line.isEmpty {
        caption = line
        for match in line.matches(of: /([−+]?[0-9.]+)(?:st|nd|rd|th)?(?: points?)?\[\^/) {
          marked.append((section, line, Self.plain(String(match.1))))
        }
      } else if !rows.isEmpty {
        tables.append(Table(caption: caption, rows: Array(rows.dropFirst(2))))
        rows = []
      }
      if line.hasPrefix("- Edition ") {
        edition = String(line.dropFirst("- Edition ".count).prefix { $0 != "," })
          .replacing(" of Freedom in the World", with: "")
      }
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  private static func plain(_ text: String) -> String {
    var text = text.replacing("−", with: "-").replacing("+", with: "")
    if let mark = text.firstRange(of: "[^") { text = String(text[..<mark.lowerBound]) }
    return text
  }
}

/// What the commands print about an entity, as a page shows it.
private struct Commands {
  let entity: String
  let edition: String

  private func table(_ arguments: [String]) -> [[String: String]] {
    let lines = FreedomBinary.run(arguments + ["--format", "tsv"]).lines
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { row in
      Dictionary(zip(header, row), uniquingKeysWith: { first, _ in first })
    }
  }

  private func values(_ indicator: String) -> [[String: String]] {
    table(["series", entity, "--indicator", indicator])
  }

  private func last(_ indicator: String) -> String { values(indicator).last?["value"] ?? "" }

  private var region: String {
    table(["entities"]).first { $0["name"] == entity }?["region"] ?? ""
  }

  private var isNewest: Bool { table(["table", "ranking"]).contains { $0["name"] == entity } }

  private func rank(_ narrowing: [String]) -> (mine: [String: String], count: Int)? {
    let ranking = table(["table", "ranking"] + narrowing)
    return ranking.first { $0["name"] == entity }.map { ($0, ranking.count) }
  }

  // MARK: Sentences and lists

  func numbers(of section: String) -> Set<String> {
    switch section {
    case "Status": return [last("fiw.pr"), last("fiw.cl")]
    case "Total score": return means
    default: return headline
    }
  }

  private var means: Set<String> {
    let year = values("fiw.total").last?["year"] ?? ""
    let baselines = region.isEmpty ? [] : ["--baseline", "region:\(region)"]
    let row = table(
      ["compare", entity, "--indicator", "fiw.total", "--baseline", "world", "--from", year]
        + baselines + ["--digits", "4"])
    return Set(row.flatMap(\.values))
  }

  private var headline: Set<String> {
    let totals = values("fiw.total").compactMap { $0["value"].flatMap { Int($0) } }
    var numbers: Set<String> = [last("fiw.pr"), last("fiw.cl")]
    if let now = totals.last {
      let before = totals.dropLast().last ?? now
      let ends = [totals.max() ?? now, totals.min() ?? now]
      numbers.formUnion(([now, now - before] + ends.map { now - $0 }).map { "\(abs($0))" })
    }
    for narrowing in [[], ["--region", region]] where isNewest {
      guard let rank = rank(narrowing) else { continue }
      numbers.formUnion([rank.mine["rank"], rank.mine["previous_rank"]].compactMap(\.self))
      numbers.insert("\(rank.count)")
    }
    return numbers
  }

  // MARK: Tables

  /// The rows that a table must have; `nil` for a table that is not known here.
  func rows(of table: BriefPage.Table) -> [[String]]? {
    let caption = table.caption
    if caption.hasPrefix("Change of the total score to") { return changes(table.rows) }
    if caption.hasPrefix("Rank by total score") { return ranks }
    if caption.hasPrefix("Change of the total score from") { return parts(caption) }
    if caption.hasPrefix("The newest value of each") { return others }
    if caption.hasPrefix("Status changes as published") { return history(table.rows) }
    if caption.hasPrefix("The countries of") { return peers }
    return nil
  }

  private func changes(_ shown: [[String]]) -> [[String]] {
    let totals = values("fiw.total")
    return [1, 5, 10].compactMap { span in
      guard totals.count > span, let now = totals.last?["value"],
        let then = totals[totals.count - 1 - span]["value"],
        let edition = shown.first(where: {
          $0[0] == (span == 1 ? "1 edition" : "\(span) editions")
        })?[1], edition == totals[totals.count - 1 - span]["edition"],
        let before = Int(then), let after = Int(now)
      else { return nil }
      return [
        span == 1 ? "1 edition" : "\(span) editions", edition, then, now, "\(after - before)",
      ]
    }
  }

  private var ranks: [[String]] {
    [("the world", []), (region, ["--region", region])].compactMap { name, narrowing in
      rank(narrowing).map { rank in
        [name, rank.mine["rank"] ?? "", "\(rank.count)", rank.mine["previous_rank"] ?? ""]
      }
    }
  }

  /// The parts that changed, of the editions and the level that the caption names.
  private func parts(_ caption: String) -> [[String]] {
    guard let match = caption.firstMatch(of: /from (\d+) to (\d+) by (\w+): ([−+\d]+) in all/)
    else { return [] }
    if match.3 == "part" { return halves(String(match.1), String(match.2)) }
    let rows = table(
      ["table", "contributions", entity, "--from", String(match.1), "--to", String(match.2)]
        + (match.3 == "question" ? ["--items"] : []))
    let sum = rows.compactMap { $0["change"].flatMap { Int($0) } }.reduce(0, +)
    #expect(String(match.4).replacing("−", with: "-").replacing("+", with: "") == "\(sum)")
    return rows.filter { $0["change"] != "0" }.map { row in
      ["label", "before", "after", "change"].map { row[$0] ?? "" }
    }
  }

  /// The scores of political rights and of civil liberties, where they changed.
  private func halves(_ first: String, _ last: String) -> [[String]] {
    [("Political rights score", "fiw.pr_score"), ("Civil liberties score", "fiw.cl_score")]
      .compactMap { label, id in
        let scores = values(id)
        func value(_ edition: String) -> Int? {
          scores.first { $0["edition"] == edition }?["value"].flatMap { Int($0) }
        }
        guard let before = value(first), let after = value(last), before != after else {
          return nil
        }
        return [label, "\(before)", "\(after)", "\(after - before)"]
      }
  }

  private var others: [[String]] {
    [("Freedom of the Press", "fotp"), ("Freedom on the Net", "fotn")].compactMap { name, id in
      let totals = values("\(id).total").filter { $0["value"] != "" }
      let statuses = values("\(id).status").filter { $0["text"] != "" }
      guard let newest = totals.last, let first = totals.first else { return nil }
      let code = statuses.last { $0["edition"] == newest["edition"] }?["text"] ?? ""
      return [
        name, newest["edition"] ?? "", newest["value"] ?? "", Self.labels[code] ?? code,
        first["edition"] ?? "", first["value"] ?? "",
      ]
    }
  }

  /// Breaks, status changes and episodes, in the order of the page.
  private func history(_ shown: [[String]]) -> [[String]] {
    let shifts = table(["breaks", entity, "--indicator", "fiw.rating", "--digits", "4"])
      .filter { $0["last_of_segment"] != "" }
      .map { row in
        ["after \(row["last_of_segment"] ?? "")", "Mean rating shifted"]
          + ["mean_before", "mean_after"].map { row[$0] ?? "" }
      }
    let changes = table(["table", "status-changes", "--kind", "all"])
      .filter { $0["name"] == entity }
      .map { row in
        [row["edition"] ?? "", "Status changed"]
          + ["from_status", "to_status"].map { Self.labels[row[$0] ?? ""] ?? "" }
      }
    let episodes = table(["episodes", entity]).map { row in
      [
        "\(row["start"] ?? "") to \(row["end"] ?? "")",
        shown.first { $0[0] == "\(row["start"] ?? "") to \(row["end"] ?? "")" }?[1] ?? "",
        row["before"] ?? "", row["after"] ?? "",
      ]
    }
    let all = shifts + changes + episodes
    // The order is the page's own; what it has is what the commands have.
    #expect(shown.count == all.count, "\(entity)")
    return shown.filter { all.contains($0) }
  }

  private var peers: [[String]] {
    let ranking = table(["table", "ranking", "--region", region])
    guard let place = ranking.firstIndex(where: { $0["name"] == entity }) else { return [] }
    return ranking[max(0, place - 3)...min(ranking.count - 1, place + 3)].map { row in
      [
        row["name"] ?? "", row["value"] ?? "", Self.labels[row["status"] ?? ""] ?? "",
        row["rank"] ?? "",
      ]
    }
  }

  private static let labels = ["F": "Free", "PF": "Partly Free", "NF": "Not Free"]
}
