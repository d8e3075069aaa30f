import Foundation
import FreedomTestSupport
import Testing

@Suite("freedom atlas")
struct AtlasTests {
  /// An atlas of one region, made once: a debug build takes half a minute for the world.
  private static let eurasia: URL = {
    let path = FreedomBinary.temporary("eurasia")
    _ = FreedomBinary.run(["atlas", "--region", "Eurasia", "--output", path])
    return URL(fileURLWithPath: path)
  }()

  private static func files(in folder: URL) -> [String] {
    (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? [])
      .filter { !($0.hasSuffix("/") || !$0.contains(".")) }.sorted()
  }

  private static func text(_ name: String, in folder: URL = eurasia) -> String {
    Files.text(of: folder.appendingPathComponent(name).path) ?? ""
  }

  private static var pages: [String] { files(in: eurasia).filter { $0.hasSuffix(".html") } }

  /// What a page says, without its markup.
  private static func words(_ html: String) -> String {
    let main = html.firstRange(of: "<main").map { html[$0.lowerBound...] } ?? html[...]
    var words = ""
    var isTag = false
    for character in main {
      switch character {
      case "<": isTag = true
      case ">": isTag = false
      default: if !isTag { words.append(character) }
      }
    }
    return words
  }

  /// The cells of the first table of a page, row by row.
  private static func rows(_ html: String) -> [[String]] {
    guard let start = html.firstRange(of: "<tbody>"), let end = html.firstRange(of: "</tbody>")
    else { return [] }
    return html[start.upperBound..<end.lowerBound].split(separator: "\n").map { row in
      row.split(separator: "</t").dropLast(2).map {
        words("<main" + $0 + "<").replacing("\n", with: "")
      }
    }
  }

  @Test("there is a page for everybody, region, group and table, of at most 120 KB")
  func pagesOfEverybody() {
    let pages = Self.pages
    for name in [
      "index.html", "entities.html", "method.html", "downloads.html", "entity/kaz.html",
      "entity/sun.html", "entity/xab.html", "region/eurasia.html", "table/counts.html",
      "table/ranking.html", "table/people.html", "table/movers.html", "table/balance.html",
      "table/status-changes.html", "table/electoral-democracies.html",
    ] {
      #expect(pages.contains(name), "\(name)")
    }
    // The members of the OSCE are not all in it.
    #expect(!pages.contains("group/osce.html") && !pages.contains("entity/hun.html"))
    for page in pages {
      let text = Self.text(page)
      #expect(text.utf8.count < (page == "index.html" ? 400_000 : 120_000), "\(page)")
      #expect(text.contains("default-src 'none'; style-src 'sha256-"))
      #expect(!text.contains(" style=") && !text.contains(" src=") && !text.contains("onclick"))
    }
  }

  @Test("every link leads to a file of the folder or to a place on the page")
  func links() {
    let known = Set(Self.files(in: Self.eurasia))
    for page in Self.pages {
      let text = Self.text(page)
      let folder = page.split(separator: "/").dropLast().joined(separator: "/")
      for part in text.split(separator: "href=\"").dropFirst() {
        let address = String(part.prefix { $0 != "\"" })
        if address.hasPrefix("https://") { continue }
        if address.hasPrefix("#") {
          #expect(text.contains("id=\"\(address.dropFirst())\""), "\(page): \(address)")
          continue
        }
        let isBelow = address.hasPrefix("../")
        let target = isBelow ? String(address.dropFirst(3)) : address
        #expect(isBelow == !folder.isEmpty && known.contains(target), "\(page): \(address)")
      }
    }
  }

  @Test("the same database gives the same bytes, and the list is that of sha256sum")
  func sameBytes() {
    let again = FreedomBinary.temporary("again")
    _ = FreedomBinary.run(["atlas", "--region", "Eurasia", "--output", again])
    let list = Self.text("atlas.sha256")
    #expect(!list.isEmpty && Self.text("atlas.sha256", in: URL(fileURLWithPath: again)) == list)
    let listed = list.split(separator: "\n").map { String($0.dropFirst(66)) }
    #expect(Self.files(in: Self.eurasia).filter { !listed.contains($0) } == ["atlas.sha256"])
    guard let tool = FreedomBinary.tool("sha256sum") else { return }
    let checked = FreedomBinary.run(
      ["--check", "--quiet", "atlas.sha256"], by: tool, in: Self.eurasia)
    #expect(checked.status == 0, "\(checked.output)")
  }

  @Test(
    "a page about a country says what its brief says",
    arguments: [
      ("Kazakhstan", "kaz"), ("Russia", "rus"), ("Abkhazia", "xab"), ("USSR", "sun"),
      ("Ukraine", "ukr"), ("Chechnya", "xch"),
    ])
  func briefs(entity: String, id: String) {
    let brief = FreedomBinary.run(["brief", entity, "--format", "html"])
    #expect(brief.status == 0)
    #expect(Self.words(Self.text("entity/\(id).html")) == Self.words(brief.output))
  }

  @Test("the same of ten entities of every kind", arguments: BriefNumbersTests.entities)
  func briefsOfTen(entity: String) throws {
    let brief = Self.words(
      FreedomBinary.run(["brief", entity, "--format", "html", "--groups", Self.ten]).output)
    let page = try #require(
      Self.pageOfEveryEntity.first { $0.words.hasPrefix("\n\(entity)\n") }, "\(entity)")
    #expect(page.words == brief)
  }

  /// A file with a group of the ten.
  private static let ten: String = {
    let rows = BriefNumbersTests.entities.map { "ten,\"\($0)\",,\n" }.joined()
    return (try? FreedomBinary.file("ten.csv", "group,id,from,to\n" + rows)) ?? ""
  }()

  /// What the pages of an atlas of the ten say.
  private static let pageOfEveryEntity: [(name: String, words: String)] = {
    let path = FreedomBinary.temporary("ten")
    _ = FreedomBinary.run(["atlas", "--group", "ten", "--groups-file", ten, "--output", path])
    let folder = URL(fileURLWithPath: path)
    return files(in: folder).filter { $0.hasPrefix("entity/") }.map {
      ($0, words(text($0, in: folder)))
    }
  }()

  @Test(
    "the tables are those of freedom table",
    arguments: [
      "counts", "people", "balance", "movers", "status-changes", "electoral-democracies", "ranking",
    ])
  func tables(name: String) {
    let printed = FreedomBinary.run(["table", name, "--region", "Eurasia", "--format", "csv"])
    #expect(printed.status == 0)
    #expect(Self.text("data/\(name).csv") == printed.output)
    #expect(Self.rows(Self.text("table/\(name).html")).count == printed.lines.count - 1)
  }

  @Test("the names and whole numbers of a page are those of the table")
  func ranking() {
    let printed = FreedomBinary.run([
      "table", "ranking", "--region", "Eurasia", "--columns", "name,rank,value,status",
      "--format", "csv",
    ])
    let shown = Self.rows(Self.text("table/ranking.html")).map {
      $0.prefix(4).joined(separator: ",")
    }
    #expect(shown == Array(printed.lines.dropFirst()))
  }

  @Test("the start page has the counts of every edition and the changes of each")
  func start() {
    let start = Self.text("index.html")
    let counts = FreedomBinary.run([
      "table", "counts", "--region", "Eurasia", "--format", "csv", "--columns",
      "edition,free,partly_free,not_free,entities",
    ]).lines.dropFirst()
    let table = start.firstRange(of: "id=\"every-edition\"").map { String(start[$0.lowerBound...]) }
    let rows = Self.rows(table ?? "").map { $0.joined(separator: ",") }
    #expect(rows == Array(counts))
    #expect(start.contains("data-panel=\"\(rows.count - 1)\">"))
    #expect(start.components(separatedBy: "data-panel=").count == rows.count + 1)
    let movers = FreedomBinary.run([
      "table", "movers", "--region", "Eurasia", "--to", "2010", "--top", "5", "--format", "csv",
      "--columns", "name,first,last",
    ]).lines.dropFirst()
    let words = Self.words(start)
    for row in movers.map({ $0.split(separator: ",") }) {
      let change = (Int(row[2]) ?? 0) - (Int(row[1]) ?? 0)
      let sign = change > 0 ? "+" : "\u{2212}"
      #expect(words.contains("\(row[0]) \(sign)\(abs(change)) (\(row[1]) to \(row[2]))"))
    }
  }

  @Test("a page that everybody can read")
  func method() {
    // Styles change without the structure of pages, and with them the hashes that allow them.
    let page = Self.text("method.html")
    let body = page.firstRange(of: "<body>").map { String(page[$0.lowerBound...]) }
    Golden.expect(body ?? "", matches: "atlas-method.html")
  }

  @Test("editions before and after those asked for are left out")
  func editions() {
    let path = FreedomBinary.temporary("soviet")
    let made = FreedomBinary.run([
      "atlas", "--group", "osce", "--from", "1985", "--to", "1991", "--title", "Before the end",
      "--output", path,
    ])
    let folder = URL(fileURLWithPath: path)
    #expect(made.status == 0 && made.error.contains("index.html"))
    let start = Self.text("index.html", in: folder)
    #expect(start.contains("<h1>Before the end</h1>"))
    #expect(start.contains("1984-85") && !start.contains("1983-84") && !start.contains("1991-92"))
    let names = Self.files(in: folder)
    #expect(names.contains("entity/sun.html") && !names.contains("entity/kaz.html"))
    #expect(!names.contains("table/ranking.html"), "there are no totals")
    #expect(Self.text("entity/sun.html", in: folder).contains("1990-91"))
  }

  @Test("values of one's own are in it only where they are asked for")
  func own() throws {
    let database = FreedomBinary.temporary("own.sqlite")
    let file = try FreedomBinary.file(
      "ngo.csv", "country,year,score\nArmenia,2024,61.5\nArmenia,2025,60\nGeorgia,2025,70\n")
    let environment = ["FREEDOM_DATABASE": database]
    _ = FreedomBinary.run(["sources"], environment: environment)
    let added = FreedomBinary.run(
      [
        "import", file, "--publication", "ngo", "--title", "NGO Index", "--range", "0:100",
        "--higher-is-freer",
      ],
      environment: environment)
    #expect(added.status == 0, "\(added.error)")
    for isAsked in [false, true] {
      let path = FreedomBinary.temporary("atlas")
      let made = FreedomBinary.run(
        ["atlas", "--region", "Eurasia", "--from", "2020", "--output", path]
          + (isAsked ? ["--indicator", "ngo.score"] : []), environment: environment)
      #expect(made.status == 0, "\(made.error)")
      let folder = URL(fileURLWithPath: path)
      let names = Self.files(in: folder)
      #expect(Self.text("entity/arm.html", in: folder).contains("NGO Index") == isAsked)
      #expect(names.contains("table/ranking-ngo.score.html") == isAsked)
      #expect(Self.text("data/ratings.csv", in: folder).contains("ngo.score") == isAsked)
      #expect(Self.text("method.html", in: folder).contains("NGO Index") == isAsked)
    }
  }

  @Test("what is no folder of an earlier atlas is left alone")
  func refused() throws {
    let file = try FreedomBinary.file("notes.txt", "mine")
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
    let arguments = ["atlas", "--region", "Eurasia", "--from", "2025"]
    for force in [[], ["--force"]] {
      let other = FreedomBinary.run(arguments + ["--output", folder] + force)
      #expect(other.status == 73 && other.error.contains("contains other files"))
    }
    let path = FreedomBinary.temporary("atlas")
    #expect(FreedomBinary.run(arguments + ["--output", path]).status == 0)
    let again = FreedomBinary.run(arguments + ["--output", path])
    #expect(again.status == 73 && again.error.contains("--force"))
    #expect(FreedomBinary.run(arguments + ["--output", path, "--force"]).status == 0)
    #expect(FreedomBinary.run(["atlas", "--output", "atlas.html"]).status == 64)
    #expect(FreedomBinary.run(["atlas", "--output", "-"]).status == 64)
    #expect(FreedomBinary.run(["atlas"]).status == 64)
    let nobody = FreedomBinary.run(
      ["atlas", "--from", "2040", "--output", FreedomBinary.temporary("atlas")])
    #expect(nobody.status == 65)
  }
}
