import Foundation
import FreedomTestSupport
import Testing

/// Range, direction and label of an index of one's own.
@Suite("What an import declares")
struct DeclarationTests {
  private static let ranks = """
    country,year,indicator,value
    Norway,2019,rank,1
    Norway,2020,rank,2
    Norway,2021,rank,5
    Turkey,2019,rank,160
    Turkey,2020,rank,154
    Turkey,2021,rank,149

    """
  private static let tidy = "Country,Year,Our score\nNorway,2019,90\nTurkey,2019,30\n"

  private let database = FreedomBinary.temporary("x.sqlite")

  private func run(_ arguments: String...) -> FreedomBinary.Result {
    FreedomBinary.run(arguments + ["--database", database])
  }

  private func importing(_ text: String, _ options: String...) throws -> FreedomBinary.Result {
    let file = try FreedomBinary.file("own.csv", text)
    return FreedomBinary.run(
      ["import", file, "--publication", "own", "--new-indicators", "--database", database]
        + options)
  }

  private func directions() -> [String] {
    run(
      "trend", "Norway", "Turkey", "--indicator", "own.rank", "--csv", "--no-headers",
      "--columns", "direction"
    ).lines
  }

  private func codebook() -> [String] {
    run(
      "codebook", "own.", "--csv", "--no-headers", "--columns",
      "indicator,label,minimum,maximum,freer_is"
    ).lines
  }

  @Test("without a direction values rise and fall, and the import says so once")
  func undeclared() throws {
    let first = try importing(Self.ranks)
    #expect(first.error.contains("direction of own.rank is not declared"))
    #expect(first.error.contains("--lower-is-freer or --higher-is-freer"))
    #expect(directions() == ["rose", "fell"])
    #expect(try !importing(Self.ranks + "Kenya,2019,rank,9\n").error.contains("not declared"))
    #expect(codebook() == ["own.rank,rank,,,"])
    let ranking = run("table", "ranking", "--indicator", "own.rank")
    #expect(ranking.status == 64)
    #expect(ranking.error.contains("--lower-is-freer"))
  }

  @Test("a declared direction counts everywhere, and can be declared later")
  func declared() throws {
    _ = try importing(Self.ranks)
    let again = try importing(Self.ranks, "--lower-is-freer")
    #expect(again.error.contains("own.rank is declared again: direction not declared -> lower"))
    #expect(directions() == ["declined", "improved"])
    let chart = run("chart", "line", "Norway", "--indicator", "own.rank", "--width", "60").output
    let rows = chart.split(separator: "\n").filter { $0.contains("┤") }
    #expect(rows.first?.hasPrefix("1 ") == true)
    #expect(rows.last?.hasPrefix("5 ") == true)
    #expect(try importing(Self.ranks, "--lower-is-freer").error == "")
    let best = run(
      "table", "ranking", "--indicator", "own.rank", "--csv", "--no-headers", "--columns", "name")
    #expect(best.lines == ["Norway", "Turkey"])
  }

  @Test("values outside of a declared range are refused rows; the label is the header")
  func range() throws {
    let map = "score=Our score"
    let narrow = try importing(Self.tidy, "--map", map, "--range", "0:50")
    #expect(narrow.status == 65)
    #expect(narrow.error.contains("Our score must be 0 to 50"))
    #expect(
      try importing(Self.tidy, "--map", map, "--range", "0:100", "--higher-is-freer").status == 0)
    #expect(codebook() == ["own.score,Our score,0,100,higher"])
    let later = try importing(Self.tidy, "--map", map, "--range", "0:50")
    #expect(later.status == 65)
    #expect(later.error.contains("1 values of own.score in the database are outside"))
    let beside = run(
      "chart", "line", "Norway", "--indicator", "own.score", "--indicator", "own.score")
    #expect(beside.status == 0, "\(beside.error)")
  }

  @Test("an own scale is drawn beside another only when its range and direction are declared")
  func chart() throws {
    _ = try importing(Self.tidy, "--map", "score=Our score")
    _ = try importing(Self.ranks, "--range", "1:180", "--lower-is-freer")
    func drawn() -> FreedomBinary.Result {
      run("chart", "line", "Norway", "--indicator", "own.score", "--indicator", "own.rank")
    }
    let refused = drawn()
    #expect(refused.status == 64)
    #expect(refused.error.contains("--range LOW:HIGH and --lower-is-freer or --higher-is-freer"))
    #expect(refused.output == "")
    _ = try importing(
      Self.tidy, "--map", "score=Our score", "--range", "0:100", "--higher-is-freer")
    #expect(drawn().status == 0)
    #expect(drawn().output.contains("most free"))
  }

  @Test("the axis of a chart is the declared range, or with --zoom the part that has values")
  func axis() throws {
    let data = Self.tidy + "Norway,2020,91\nTurkey,2020,40\n"
    func declare(_ range: String) throws {
      _ = try importing(data, "--map", "score=Our score", "--higher-is-freer", "--range", range)
    }
    func labels(_ options: String...) -> [Int] {
      let chart = ["chart", "line", "Norway", "Turkey", "--indicator", "own.score"]
      return FreedomBinary.run(chart + ["--database", database] + options).lines
        .filter { $0.contains(" ┤") }.compactMap { Int($0.prefix { $0 != "┤" }.filter(\.isNumber)) }
    }
    try declare("0:100")
    #expect(labels() == [100, 80, 60, 40, 20, 0])
    #expect(labels("--zoom") == [100, 80, 60, 40, 20])
    try declare("0:200")
    #expect(labels() == [200, 150, 100, 50, 0])
    #expect(labels("--zoom") == [100, 80, 60, 40, 20])
  }

  @Test("where a file has several indicators, range and label name theirs")
  func several() throws {
    let text = "country,year,indicator,value\nNorway,2019,a,1\nNorway,2019,b,2\n"
    let unclear = try importing(text, "--range", "0:10")
    #expect(unclear.status == 65)
    #expect(unclear.error.contains("--range a=LOW:HIGH --range b=LOW:HIGH"))
    let unknown = try importing(text, "--label", "c=Gamma")
    #expect(unknown.status == 65)
    #expect(unknown.error.contains("its indicators are a, b"))
    let named = try importing(
      text, "--range", "a=0:10", "--label", "own.b=Beta", "--direction", "b=lower", "--title",
      "An index of ours")
    #expect(named.status == 0, "\(named.error)")
    #expect(codebook() == ["own.a,a,0,10,", "own.b,Beta,,,lower"])
    #expect(
      run("trend", "Norway", "--indicator", "own.b").output.contains(
        "Source: An index of ours (own)"))
  }

  @Test("Freedom House's scales cannot be declared")
  func official() throws {
    let file = try FreedomBinary.file("r.csv", "country,year,pr\nNorway,2019,1\n")
    let result = run("import", file, "--publication", "fiw", "--higher-is-freer")
    #expect(result.status == 65)
    #expect(result.error.contains("[unclear-declaration]"))
  }

  @Test("a header of Freedom House's ratings says what they are; a total says nothing")
  func headers() throws {
    let result = try importing("country,year,pr,total\nNorway,2019,1,40\n")
    #expect(result.error.contains("own.pr: read as ratings, 1 to 7 and lower is freer"))
    #expect(codebook() == ["own.pr,pr,1,7,lower", "own.total,total,,,"])
  }

  @Test("a package brings declarations and credit back")
  func package() throws {
    _ = try importing(Self.ranks, "--lower-is-freer", "--range", "1:180", "--label", "World rank")
    _ = try importing(Self.ranks, "--cite", "Us (2022), Ranks")
    let package = FreedomBinary.temporary("p.zip")
    #expect(run("export", "package", "-o", package).status == 0)
    let other = FreedomBinary.temporary("y.sqlite")
    #expect(FreedomBinary.run(["import", package, "--database", other]).status == 0)
    func told(_ database: String) -> [String] {
      FreedomBinary.run([
        "codebook", "own.", "--csv", "--no-headers", "--columns",
        "indicator,label,minimum,maximum,freer_is,source", "--database", database,
      ]).lines
    }
    #expect(told(database) == ["own.rank,World rank,1,180,lower,\"Us (2022), Ranks\""])
    #expect(told(other) == told(database))
  }

  @Test(
    "a declaration that cannot be meant is a usage error",
    arguments: [
      ["--range", "10"], ["--range", "5:1"], ["--range", "a:b"], ["--direction", "lower"],
      ["--direction", "a=up"], ["--lower-is-freer", "--higher-is-freer"], ["--label", ""],
    ])
  func usage(options: [String]) throws {
    let file = try FreedomBinary.file("own.csv", Self.ranks)
    let result = FreedomBinary.run(
      ["import", file, "--publication", "own", "--database", database] + options)
    #expect(result.status == 64)
  }
}

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
        "NGO Openness, Openness of the state and Freedom in the World, total score:\nHungary"))
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
