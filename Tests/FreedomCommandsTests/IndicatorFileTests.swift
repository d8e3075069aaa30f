import Foundation
import FreedomTestSupport
import Testing

/// `indicators.csv`: what a user's own publication measures, declared once.
@Suite("A file of indicators")
struct IndicatorFileTests {
  private static let data = """
    country,year,indicator,value
    Hungary,2023,openness,61.2
    Hungary,2024,openness,58
    Hungary,2023,risk,3
    Hungary,2024,risk,4

    """
  private static let indicators = """
    indicator,label,minimum,maximum,direction,description
    openness,Openness of the state,0,100,higher,How open a state is
    risk,Risk,0,10,lower,

    """

  private let database = FreedomBinary.temporary("ngo.sqlite")

  private func run(_ arguments: String...) -> FreedomBinary.Result {
    FreedomBinary.run(arguments + ["--database", database])
  }

  /// A folder with the values, and with what is reported about them.
  private func folder(_ indicators: String?, named name: String = "indicators.csv") throws -> String
  {
    let folder = FreedomBinary.temporary("ngo")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Self.data.write(toFile: folder + "/ngo.csv", atomically: true, encoding: .utf8)
    try indicators?.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    return folder
  }

  private func importing(_ path: String, _ options: String...) -> FreedomBinary.Result {
    FreedomBinary.run(
      ["import", path, "--publication", "ngo", "--new-indicators", "--database", database]
        + options)
  }

  private func codebook() -> [String] {
    run(
      "codebook", "ngo.", "--csv", "--no-headers", "--columns",
      "indicator,label,minimum,maximum,freer_is,description,source"
    ).lines
  }

  @Test("beside the file it counts, and label, title and source are wherever the index is")
  func beside() throws {
    let folder = try folder(Self.indicators)
    let result = importing(
      folder + "/ngo.csv", "--title", "NGO Openness", "--cite", "NGO (2025). NGO Openness.")
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.contains("declared as indicators.csv beside it says"))
    #expect(!result.error.contains("not declared"))
    #expect(
      codebook() == [
        "ngo.openness,Openness of the state,0,100,higher,How open a state is,NGO (2025). NGO Openness.",
        "ngo.risk,Risk,0,10,lower,Declared by an import.,NGO (2025). NGO Openness.",
      ])
    let official = try FreedomBinary.file(
      "fiw.csv", "country,year,total\nHungary,2023,66\nHungary,2024,65\n")
    #expect(run("import", official, "--publication", "fiw").status == 0)
    let trend = run(
      "trend", "Hungary", "--indicator", "ngo.risk", "--csv", "--columns", "direction")
    #expect(trend.lines.last == "declined")
    #expect(run("cite").output.contains("NGO (2025). NGO Openness.\n"))
    let chart = run(
      "chart", "line", "Hungary", "--indicator", "ngo.openness", "--indicator", "fiw.total",
      "--from",
      "2020")
    #expect(
      chart.output.contains(
        "ngo, Openness of the state and Freedom in the World, total score: Hungary"))
    #expect(chart.output.contains("100 = most free (top)"))
    #expect(chart.output.contains("Total score 65"))
    #expect(chart.output.contains("Source: NGO (2025). NGO Openness."))
    let package = FreedomBinary.temporary("package")
    #expect(run("export", "package", "--output", package).status == 0)
    let exported = try #require(Files.text(of: package + "/codebook.csv"))
    #expect(exported.contains("ngo.openness,Openness of the state,"))
    #expect(exported.contains("NGO (2025). NGO Openness."))
    let again = FreedomBinary.temporary("again.sqlite")
    #expect(FreedomBinary.run(["import", package, "--database", again]).status == 0)
    let columns = "indicator,label,minimum,maximum,freer_is,source,publication_title"
    func described(_ database: String) -> [String] {
      FreedomBinary.run([
        "codebook", "ngo.", "--csv", "--columns", columns, "--database", database,
      ]).lines
    }
    #expect(described(again) == described(database))
    #expect(described(again).last?.hasSuffix(",NGO Openness") == true)
  }

  @Test("a folder is imported with what it says, and named alone it changes what is declared")
  func folder() throws {
    let folder = try folder(Self.indicators)
    #expect(importing(folder).status == 0)
    #expect(codebook().count == 2)
    let changed = try FreedomBinary.file(
      "indicators.csv", "indicator,label,minimum,maximum,direction\nrisk,Harm,0,20,\n")
    let result = importing(changed)
    #expect(result.status == 0, "\(result.error)")
    #expect(
      result.error.contains(
        "ngo.risk is declared again: label \"Risk\" -> \"Harm\", range 0 to 10 -> 0 to 20"))
    #expect(codebook()[1].hasPrefix("ngo.risk,Harm,0,20,lower,"))
    #expect(result.output.contains("indicators.csv: 1 indicator declared, of publication ngo"))
    let narrow = try FreedomBinary.file("indicators.csv", "indicator,maximum\nrisk,3\n")
    #expect(importing(narrow).status == 65)
    #expect(importing(narrow).error.contains("1 values of ngo.risk in the database are outside"))
    #expect(codebook()[1].hasPrefix("ngo.risk,Harm,0,20,lower,"))
  }

  @Test("it can have another name, and options on the command line say otherwise")
  func named() throws {
    let folder = try folder(Self.indicators, named: "about.csv")
    let result = importing(
      folder + "/ngo.csv", "--indicators", folder + "/about.csv", "--label", "risk=Danger")
    #expect(result.status == 0, "\(result.error)")
    #expect(codebook()[1].hasPrefix("ngo.risk,Danger,0,10,lower,"))
    // The same values again, with other declarations.
    let other = try FreedomBinary.file("other.csv", "indicator,direction\nrisk,higher\n")
    let again = importing(folder + "/ngo.csv", "--indicators", other)
    #expect(again.error.contains("lower is freer -> higher is freer"))
  }

  @Test("another's file of that name is left alone; what cannot be used is refused by line")
  func others() throws {
    let folder = try folder("a,b\n1,2\n")
    let result = importing(folder + "/ngo.csv")
    #expect(result.status == 0, "\(result.error)")
    #expect(result.error.contains("declares no indicators; it is not read"))
    let wrong = try FreedomBinary.file("wrong.csv", "indicator,direction\nrisk,up\n")
    let refused = importing(folder + "/ngo.csv", "--indicators", wrong)
    #expect(refused.status == 65)
    #expect(refused.error.contains("wrong.csv:2"))
    #expect(importing(folder + "/ngo.csv", "--indicators", folder + "/none.csv").status == 66)
    let unknown = try FreedomBinary.file("unknown.csv", "indicator,label\nxyz,X\n")
    #expect(importing(unknown).error.contains("--indicators unknown.csv"))
    let official = FreedomBinary.run([
      "import", unknown, "--publication", "fiw", "--database", database,
    ])
    #expect(official.status == 65)
  }
}
