import FreedomTestSupport
import Foundation
import Testing

/// "Did you mean": a slip of the finger is reported, never guessed away.
@Suite struct SuggestionTests {
  static let slips: [(arguments: [String], message: String)] = [
    (["trendd", "Poland"], "did you mean: trend"), (["help", "trned"], "did you mean: trend"),
    (["sources", "remov", "3"], "did you mean: remove"),
    (["Polnad"], "did you mean: Poland"), (["glossary"], "did you mean: explain"),
    (["ranking"], "did you mean: table ranking"),
    (["Atlantis"], "'freedom --help' lists the commands"),
    (["shwo", "Poland"], "did you mean: show"), (["EU"], "--group eu"),
    (["show", "Poland", "Norway"], "'freedom compare' shows several side by side"),
    (
      ["table", "counts", "--group", "eu", "--group", "nato"],
      "--group is there twice, and has one value\n  hint: --group <name>: "
    ),
    (
      ["brief", "Hungary", "--compare=Poland", "--compare", "Slovakia"], "--compare is there twice"
    ),
    (["show", "Poland", "-o", "a.csv", "--output", "b.csv"], "--output is there twice"),
    (["show", "Poland", "--csv", "--json"], "--format is there twice"),
    (["table", "transitions", "--edition", "2000"], "--from and --to"),
    (["compare", "Poland", "--edition", "2000", "--from", "1990"], "exclude each other"),
    (["table", "electoral-democracies", "--indicator", "pr"], "is not made of fiw.pr"),
    (["table", "counts", "--indicator", "fiw.status,fotp.status", "--chart"], "one indicator"),
    (["trend", "Poland", "--indicatr", "fiw.pr"], "hint: did you mean: --indicator\n"),
    (["table", "countz"], "hint: did you mean: counts\n"),
    (["show", "Poland", "--format", "jsno"], "hint: did you mean: json\n"),
    (["chart", "lnie", "Poland"], "hint: did you mean: line\n"),
    (["trend", "Poland", "--method", "plian"], "hint: did you mean: plain\n"),
    (["export", "pannel"], "hint: did you mean: panel\n"),
    (["cite", "--style", "bibtx"], "hint: did you mean: bibtex\n"),
    (["cite", "--format", "bibtex"], "hint: did you mean: --style bibtex\n"),
    (["table", "movers", "--from", "2026"], "hint: choose a --from before --to\n"),
    (["table", "counts", "--indicator", "fiw.total"], "hint: choose --indicator fiw.status\n"),
    (["table", "nothing-like-it"], "hint: the values are: counts, balance, "),
    (["show", "Poland", "--mark", "x"], "hint: it is an option of: chart\n"),
    (["show", "Poland", "--year", "1950"], "hint: --edition chooses one edition by its year"),
    (["show", "Poland", "--years", "2009"], "hint: --edition chooses one edition by its year"),
    (["compare", "Poland", "--limit", "-1"], "--limit must be at least 0, not -1\n"),
    (["compare", "Poland", "--limit=-1"], "--limit must be at least 0, not -1\n"),
    (["compare", "Poland", "--offset", "-2"], "--offset must be at least 0, not -2\n"),
    (["compare", "Poland", "--digits", "-1"], "--digits must be 1 to 17, not -1\n"),
    (["agree", "fiw.total", "fotp.total", "--top", "-3"], "--top must be at least 1, not -3\n"),
    (["series", "Poland", "--from", "-3"], "--from must be a year from 1 to 9999, not -3\n"),
    (["atlas", "--output", "atlas", "--to", "-3"], "--to must be a year from 1 to 9999, not -3\n"),
    (["chart", "line", "Poland", "--height", "-3"], "--height must be 1 to 10000 lines, not -3\n"),
    (["show", "Poland", "--width", "-.5"], "\"-.5\" is not a value of --width\n"),
    (["show", "Poland", "--timeout", "-3"], "--timeout must be at least 0 seconds, not -3.0\n"),
    (["show", "Poland", "--edition", "-3"], "\"-3\" is not a value of --edition\n"),
    (["show", "Poland", "--vintage"], "hint: 'freedom show --help' lists the options\n"),
    (
      ["show", "Poland", "--source"], "--source needs a value\n  hint: --source <source>: Only the "
    ),
    (["table"], "freedom table needs <name>\n  hint: write one of: counts, balance, "),
    (["agree", "fiw.total"], "freedom agree needs <second>\n  hint: the other indicator; "),
    (
      ["trend", "Poland", "--from"], "--from needs a value\n  hint: --from <year>: The first year."
    ),
    (["trend", "Poland", "--from", "x"], "\"x\" is not a value of --from\n"),
    (["trend", "Poland", "--chart=3"], "--chart has no value, and \"3\" was given\n"),
    (["info", "Poland"], "unexpected: \"Poland\"\n  hint: freedom info has only options; "),
    (["chart", "line", "Poland", "--event", "x"], "--event needs a date and a text, such as"),
    (["trend"], "name a country, or use --all"),
  ]

  @Test(arguments: slips)
  func aWrongCommandLineIsSixtyFour(arguments: [String], told: String) {
    let result = FreedomBinary.run(arguments)
    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(result.error.contains(told), "\(result.error)")
    // One voice: what was found, and what to do.
    #expect(result.error.hasPrefix("freedom: error: "))
    #expect(result.error.count { $0 == "\n" } == 2)
  }

  @Test(arguments: [
    (["trend", "Polnad"], "did you mean: Poland\n"),
    (["trend", "Poland", "--indicator", "fiw.totl"], "did you mean: fiw.total\n"),
    (["show", "Poland", "--columns", "valeu"], "did you mean: value; the columns are: "),
    (["show", "Poland", "--sort", "valeu"], "did you mean: value; the columns are: "),
    (["table", "counts", "--group", "ocse"], "did you mean: osce; oas\n"),
    (["table", "counts", "--region", "Eurasai"], "did you mean: Eurasia\n"),
    (["entities", "--region", "Eurasai"], "did you mean: Eurasia\n"),
    (["compare", "Poland", "--baseline", "group:ocse"], "did you mean: osce; oas\n"),
    (["chart", "line", "Poland", "--baseline", "eurpe"], "did you mean: Europe\n"),
    (["compare", "Poland", "--baseline", "osc"], "did you mean: osce\n"),
    (["compare", "Poland", "--baseline", "Nrway"], "did you mean: Norway\n"),
    (
      ["diff", "fiw_ratngs.csv", "2"],
      "did you mean: fiw_ratings.csv; there are: 1 fiw_ratings.csv; "
    ),
    (["show", "Qqqqqqq"], "'freedom entities TEXT' looks for names\n"),
    (["table", "counts", "--region", "Qqqqqqq"], "there are: Africa; Americas; Asia; "),
  ])
  func anUnknownNameIsSixtyFive(arguments: [String], told: String) {
    let result = FreedomBinary.run(arguments)
    #expect(result.status == 65)
    #expect(result.output == "")
    #expect(result.error.contains("  hint: " + told), "\(result.error)")
  }

  @Test(arguments: [
    (
      ["compare", "Polnad", "Norway", "Hungray", "Polnad"],
      "country or territory \"Polnad\" is unknown; country or territory \"Hungray\" is unknown\n"
        + "  hint: did you mean: Poland; did you mean: Hungary\n"
    ),
    (
      ["agree", "fiw.totl", "fotp.totl"],
      "indicator \"fiw.totl\" is unknown; indicator \"fotp.totl\" is unknown\n"
        + "  hint: did you mean: fiw.total; did you mean: fotp.total; fotn.total\n"
    ),
  ])
  func allUnknownNamesAreNamed(arguments: [String], told: String) {
    let result = FreedomBinary.run(arguments)
    #expect(result.status == 65)
    #expect(result.error == "freedom: error: " + told)
  }

  @Test func aValueAfterAnOptionIsNotTakenForACommand() {
    let result = FreedomBinary.run(["sources", "--format", "csv", "--nonsense"])
    #expect(result.status == 64)
    #expect(result.error.contains("--nonsense"))
  }
}

/// What a first import of one's own says, and what a refused one does not.
@Suite struct UserImportTests {
  private let table = "country,year,indicator,value\nKAZ,2001,vdem.polyarchy,0.25\n"

  private func run(_ options: [String], on database: String) throws -> FreedomBinary.Result {
    let file = try FreedomBinary.file("long.csv", table)
    return FreedomBinary.run(
      ["import", file, "--new-indicators"] + options, environment: ["FREEDOM_DATABASE": database])
  }

  @Test func aDatabaseWithoutTheBundledFiguresIsToldOnce() throws {
    let database = FreedomBinary.temporary("own.sqlite")
    let first = try run(["--publication", "vdem"], on: database)
    #expect(first.status == 0)
    let datasets = Checkout.folder.appendingPathComponent("datasets").path
    #expect(first.error.contains("for Freedom House's values too: freedom import \(datasets)\n"))
    #expect(try run(["--publication", "vdem"], on: database).error == "")
    let quiet = FreedomBinary.temporary("quiet.sqlite")
    #expect(try run(["--publication", "vdem", "--quiet"], on: quiet).error == "")
    let added = FreedomBinary.run(
      ["import", datasets], environment: ["FREEDOM_DATABASE": FreedomBinary.temporary("all.sqlite")]
    )
    #expect(!added.error.contains("new database"))
  }

  @Test func aPublicationNearlyNamedLikeFreedomHousesIsAskedAbout() throws {
    let result = try run(["--publication", "fwi"], on: FreedomBinary.temporary("own.sqlite"))
    #expect(result.error.contains("did you mean fiw?"))
  }

  @Test(arguments: [[], ["--dry-run"]])
  func aRefusedImportPrintsNoEmptyTable(options: [String]) {
    let database = FreedomBinary.temporary("none.sqlite")
    let result = FreedomBinary.run(
      ["import", "/nonexistent/x.csv"] + options, environment: ["FREEDOM_DATABASE": database])
    #expect(result.status == 66)
    #expect(result.output == "")
    #expect(!FileManager.default.fileExists(atPath: database))
  }

  @Test func aPublicationOfOnesOwnIsCitedWithoutInventingAnAuthor() throws {
    let database = FreedomBinary.temporary("own.sqlite")
    _ = try run(["--publication", "vdem"], on: database)
    let cited = FreedomBinary.run(["cite"], environment: ["FREEDOM_DATABASE": database])
    #expect(
      cited.lines.first
        == "vdem [data set] (2001). Values for 2001.")
  }
}

/// An empty result is not an error, and says on standard error why it is empty.
@Suite struct EmptyResultTests {
  @Test(arguments: [
    (["series", "Poland", "--from", "2100"], "the newest edition is 2026\n"),
    (["export", "tidy", "--from", "2100"], "the newest edition is 2026\n"),
    (["trend", "--all", "--from", "2100"], "the newest edition is 2026\n"),
    (["compare", "Poland", "--to", "1950"], "the first edition is 1973\n"),
    (["table", "counts", "--from", "2100", "--csv"], "the newest edition is 2026\n"),
    (["episodes", "Norway"], "no change reaches 10 points; --cumulative chooses less\n"),
    (["entities", "zzzz"], "nothing matches zzzz\n"),
    (["entities", "land", "--kind=territory", "--csv"], "nothing matches land --kind=territory\n"),
    (["codebook", "no such words"], "nothing matches 'no such words'\n"),
    (["entities", "--aliases"], "'freedom import --aliases FILE' adds names\n"),
    (["show", "Poland", "--limit", "0"], "--limit 0 shows none of "),
    (["show", "Poland", "--offset", "1000", "--csv"], "--offset 1000 leaves out all "),
    (["sql", "SELECT 1 WHERE 0"], "the statement returns none\n"),
  ])
  func aReasonIsGiven(arguments: [String], reason: String) {
    let result = FreedomBinary.run(arguments)
    #expect(result.status == 0)
    #expect(result.error.hasPrefix("freedom: no rows: " + reason), "\(result.error)")
    #expect(FreedomBinary.run(arguments + ["--quiet"]).error == "")
  }

  @Test(arguments: [["trend", "Poland"], ["breaks", "Poland"]])
  func aRowWithoutValuesIsEmptyToo(arguments: [String]) {
    let result = FreedomBinary.run(arguments + ["--from", "2100"])
    #expect(result.status == 0)
    #expect(result.error == "freedom: no values: the newest edition is 2026\n")
  }

  /// A picture of nothing misleads.
  @Test(arguments: [
    ["line"], ["spark"], ["strip"], ["bar"], ["slope"], ["heat"], ["multiples"], ["stacked"],
    ["survival"],
  ])
  func aChartWithoutValuesIsRefused(kind: [String]) {
    let path = FreedomBinary.temporary("none.svg")
    let chart = ["chart"] + kind + ["Poland", "--from", "2100"]
    for output in [[], ["--output", path]] {
      let result = FreedomBinary.run(chart + output)
      #expect(result.status == 65 && result.output == "")
      #expect(
        result.error
          == "freedom: error: no values to draw\n  hint: the newest edition is 2026\n")
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func aResultWithRowsSaysNothing() {
    #expect(FreedomBinary.run(["show", "Poland"]).error == "")
    #expect(FreedomBinary.run(["entities", "Poland", "--limit", "1"]).error == "")
  }
}
