import FreedomTestSupport
import Testing

/// Names of a user's own: for one import, and kept in the database.
@Suite("--entity, --aliases, --ignore")
struct OwnNamesTests {
  private static let data = """
    country,year,indicator,value
    Congo,2023,x,1
    Our Land,2023,x,2
    World average,2023,x,3
    Sub-Saharan Africa,2023,x,4

    """

  private let database = FreedomBinary.temporary("names.sqlite")

  private func run(_ arguments: String...) -> FreedomBinary.Result {
    FreedomBinary.run(arguments + ["--database", database])
  }

  private func importing(_ options: String...) throws -> FreedomBinary.Result {
    let file = try FreedomBinary.file("own.csv", Self.data)
    return FreedomBinary.run(
      ["import", file, "--publication", "own", "--new-indicators", "--database", database]
        + options)
  }

  private func stored() -> [String] {
    run(
      "sql",
      "SELECT id || ' ' || value FROM observation_tidy WHERE publication = 'own' ORDER BY value",
      "--csv", "--no-headers"
    ).lines
  }

  @Test("names are said for one import, and nothing is kept of them")
  func once() throws {
    let refused = try importing()
    #expect(refused.status == 65)
    #expect(refused.error.contains("--entity Congo=COG"))
    #expect(refused.error.contains("a group of countries"))
    let taken = try importing(
      "--entity", "Congo=COG", "--entity", "our land=Kenya", "--ignore", "aggregates")
    #expect(taken.status == 0, "\(taken.error)")
    #expect(taken.error.contains("2 rows are left out, as --ignore says"))
    #expect(stored() == ["COG 1", "KEN 2"])
    #expect(run("entities", "--aliases", "--csv", "--no-headers").lines == [])
    #expect(run("show", "Our Land").status == 65)
  }

  @Test("a file of names is kept, listed, understood by every command, and changed by the next")
  func kept() throws {
    let names = try FreedomBinary.file("names.csv", "name,id\nCongo,COG\nOur Land,KEN\n")
    let ignored = ["--ignore", "World average", "--ignore", "sub saharan africa"]
    let dry = try importing(
      "--aliases", names, ignored[0], ignored[1], ignored[2], ignored[3], "--dry-run")
    #expect(dry.status == 0, "\(dry.error)")
    let taken = try importing("--aliases", names, ignored[0], ignored[1], ignored[2], ignored[3])
    #expect(taken.status == 0, "\(taken.error)")
    #expect(taken.error.contains("keeps 2 names of your own"))
    #expect(
      run("entities", "--aliases", "--csv", "--no-headers").lines == [
        "Congo,COG,Congo (Brazzaville)", "Our Land,KEN,Kenya",
      ])
    let series = run(
      "series", "our land", "--indicator", "own.x", "--csv", "--no-headers", "--columns", "id")
    #expect(series.lines == ["KEN"])
    let next = try FreedomBinary.file("next.csv", "name,id\nCongo,COD\nOur Land,\n")
    #expect(try importing("--aliases", next).status == 0)
    #expect(
      run("entities", "--aliases", "--csv", "--no-headers").lines == ["Congo,COD,Congo (Kinshasa)"])
    #expect(
      run("check", "--csv", "--columns", "holds", "--no-headers").lines.allSatisfy { $0 != "false" }
    )
  }

  @Test("a file of names that would change what others mean is refused, and keeps nothing")
  func refused() throws {
    let names = try FreedomBinary.file("names.csv", "name,id\nMy Congo,COG\nKenya,TZA\n")
    let result = try importing(
      "--aliases", names, "--entity", "Congo=COG", "--ignore", "aggregates")
    #expect(result.status == 65)
    #expect(result.error.contains("names.csv:3"))
    #expect(result.error.contains("--entity Kenya=TZA"))
    #expect(run("entities", "--aliases", "--csv", "--no-headers").lines == [])
  }

  @Test(
    "what is not said well is refused",
    arguments: [
      ["--entity", "Congo"], ["--entity", "=COG"], ["--entity", "Congo="], ["--ignore", " "],
    ])
  func usage(options: [String]) throws {
    let file = try FreedomBinary.file("own.csv", Self.data)
    #expect(FreedomBinary.run(["import", file, "--publication", "own"] + options).status == 64)
    #expect(FreedomBinary.run(["entities", "kenya", "--aliases"]).status == 64)
  }

  @Test("names in another language are named with the option that takes them")
  func languages() throws {
    let file = try FreedomBinary.file(
      "fr.csv",
      "country,year,indicator,value\nHongrie,2023,x,1\nAllemagne,2023,x,2\nKenya,2023,x,3\n")
    let result = FreedomBinary.run([
      "import", file, "--publication", "own", "--new-indicators", "--database", database,
    ])
    #expect(result.status == 65)
    #expect(result.error.contains("it is Hungary in French"))
    #expect(result.error.contains("2 of the names that are not known are French"))
    #expect(result.error.contains("--names fr"))
  }
}

/// Names in a question that are not country's.
@Suite("Groups and unrated places in questions")
struct GroupNameTests {
  @Test(
    "are called what they are, with the option that means them",
    arguments: [
      ("Europe", "--region Europe for its members, --baseline Europe for their mean"),
      ("EU", "--group eu"),
      ("European Union", "--group eu"), ("World", "--baseline world"),
      ("High income", "this is a group of countries"), ("OWID_EUR", "this is a group of countries"),
      ("Vatican", "does not rate this place"), ("England", "does not rate this place"),
    ])
  func advice(name: String, hint: String) {
    let result = FreedomBinary.run(["trend", name])
    #expect(result.status == 65)
    #expect(result.error.contains(hint), "\(result.error)")
  }
}

/// What a file of one's own names in other kinds of files.
@Suite("Kept names in groups and in official files")
struct KeptNamesTests {
  @Test("count in a table of groups, and not in Freedom House's files")
  func groups() throws {
    let database = FreedomBinary.temporary("groups.sqlite")
    let names = try FreedomBinary.file("names.csv", "name,id\nOur Land,KEN\n")
    let groups = try FreedomBinary.file(
      "groups.csv", "group,id,from,to\nfriends,Our Land,2000-01-01,\n")
    let result = FreedomBinary.run([
      "import", groups, "--aliases", names, "--database", database,
    ])
    #expect(result.status == 0, "\(result.error)")
    let members = FreedomBinary.run([
      "sql", "SELECT e.code FROM membership m JOIN entity e ON e.id = m.entity", "--csv",
      "--no-headers", "--database", database,
    ])
    #expect(members.lines == ["KEN"])
  }
}

@Suite("--codes and --names")
struct NamingTests {
  private func id(_ arguments: [String]) -> String {
    let result = FreedomBinary.run(
      arguments + ["--indicator", "fiw.pr", "--to", "1990", "--format", "csv", "--columns", "id"])
    return result.lines.dropFirst().first ?? result.error
  }

  @Test("a code of another list is refused with what it means, and accepted with its list")
  func codes() {
    let refused = FreedomBinary.run(["show", "310"])
    #expect(refused.status == 65)
    #expect(refused.error.contains("hint: 310 is Hungary in COW; --codes cow\n"))
    let ambiguous = FreedomBinary.run(["show", "008"])
    #expect(
      ambiguous.error.contains("008 is Albania in ISO numbers, South Africa in V-Dem numbers;"))
    #expect(id(["series", "310", "--codes", "cow"]) == "HUN")
    #expect(id(["series", "AUS", "--codes", "cow-letters"]) == "AUT")
    #expect(id(["series", "AUS"]) == "AUS")
    let several = FreedomBinary.run(["trend", "365", "--codes", "cow"])
    #expect(several.error.contains("write one of: Russia; USSR"))
  }

  @Test("names are found in other languages", arguments: ["Deutschland", "Allemagne", "ドイツ"])
  func found(name: String) {
    #expect(
      FreedomBinary.run(["show", name, "--format", "csv"]).output
        == FreedomBinary.run(["show", "Germany", "--format", "csv"]).output)
  }

  @Test("tables and charts show the names of a language")
  func shown() {
    let table = FreedomBinary.run([
      "table", "ranking", "--indicator", "fiw.total", "--to", "2020", "--names", "de", "--format",
      "csv", "--columns", "id,name",
    ])
    #expect(table.lines.contains("KAZ,Kasachstan"))
    let english = FreedomBinary.run([
      "trend", "Turkey", "Sao Tome and Principe", "--names", "en", "--format", "csv",
    ])
    #expect(english.output.contains("Türkiye") && english.output.contains("São Tomé and Príncipe"))
    let chart = FreedomBinary.run(["chart", "line", "kz", "--names", "ru", "--width", "80"])
    #expect(chart.output.contains("Казахстан"))
    let usual = FreedomBinary.run(["trend", "TUR"])
    #expect(usual.output.contains("Turkey"))
    #expect(FreedomBinary.run(["trend", "TUR", "--names", "xx"]).status == 64)
  }

  @Test("a file may name countries in a language that is named; without, they are refused")
  func imported() throws {
    let database = FreedomBinary.temporary("names.sqlite")
    let file = try FreedomBinary.file(
      "index.csv", "pays,year,indicator,value\nEspagne,2001,x,1\nAllemagne,2001,x,2\n")
    let arguments = [
      "import", file, "--publication", "own", "--new-indicators", "--map", "country=pays",
    ]
    #expect(FreedomBinary.run(arguments, environment: ["FREEDOM_DATABASE": database]).status == 65)
    let result = FreedomBinary.run(
      arguments + ["--names", "fr"], environment: ["FREEDOM_DATABASE": database])
    #expect(result.status == 0, "\(result.error)")
    let stored = FreedomBinary.run(
      [
        "sql", "SELECT id FROM observation_tidy WHERE publication = 'own' ORDER BY id", "--format",
        "csv", "--no-headers",
      ],
      environment: ["FREEDOM_DATABASE": database])
    #expect(stored.lines == ["DEU", "ESP"])
  }
}
