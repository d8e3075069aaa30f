import FreedomTestSupport
import Testing

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
