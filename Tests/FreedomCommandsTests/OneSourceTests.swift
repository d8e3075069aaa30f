import FreedomTestSupport
import Foundation
import Testing

/// `--source`: the answer as it was with one file, whatever newer files say.
@Suite("One source at a time")
struct OneSourceTests {
  /// Two issues of one index: the newer one revises Kenya's rating of 2003 and its statuses of 2004
  /// and 2005, and adds 2006 and Uganda; the older one alone rates Kosovo.
  static let database: String = {
    let path = FreedomBinary.temporary("issues.sqlite")
    let header = "id,year,pr,cl,status\n"
    let older = """
      KEN,2002,6,5,NF
      KEN,2003,4,4,PF
      KEN,2004,3,3,PF
      KEN,2005,3,3,PF
      XKX,2005,6,5,NF

      """
    let newer = """
      KEN,2002,6,5,NF
      KEN,2003,6,4,PF
      KEN,2004,2,3,F
      KEN,2005,2,3,F
      KEN,2006,2,2,F
      UGA,2005,5,4,PF

      """
    for (name, rows) in [("issue-2005.csv", older), ("issue-2006.csv", newer)] {
      guard let file = try? FreedomBinary.file(name, header + rows) else { return "no file" }
      let result = FreedomBinary.run(
        ["import", file, "--publication", "fiw", "--quiet", "--database", path])
      if result.status != 0 { return "not imported: \(result.error)" }
    }
    return path
  }()

  private func run(_ arguments: String...) -> FreedomBinary.Result {
    FreedomBinary.run(arguments, environment: ["FREEDOM_DATABASE": Self.database])
  }

  @Test(
    "the same question is answered by each source, and by the current values",
    arguments: [
      ("issue-2005.csv", "2004,3\n2005,3\n"), ("1", "2004,3\n2005,3\n"),
      ("2", "2004,2.5\n2005,2.5\n2006,2\n"), ("ISSUE-2006.CSV", "2004,2.5\n2005,2.5\n2006,2\n"),
      ("/elsewhere/issue-2005.csv", "2004,3\n2005,3\n"),
    ])
  func values(source: String, expected: String) {
    let result = run(
      "compare", "Kenya", "--indicator", "fiw.rating", "--from", "2004", "--source", source,
      "--csv", "--no-headers")
    #expect(result.output == expected, "\(result.error)")
    let current = run(
      "compare", "Kenya", "--indicator", "fiw.rating", "--from", "2004", "--csv", "--no-headers")
    #expect(current.output == "2004,2.5\n2005,2.5\n2006,2\n")
  }

  @Test("an analysis is that of the source's own values")
  func analyses() {
    func spells(_ more: String...) -> String {
      FreedomBinary.run(
        [
          "table", "spells", "Kenya", "--csv", "--no-headers", "--columns",
          "status,from,to,right_censored",
        ] + more, environment: ["FREEDOM_DATABASE": Self.database]
      ).output
    }
    #expect(spells("--source", "1") == "NF,2002,2002,false\nPF,2003,2005,true\n")
    #expect(
      spells() == "NF,2002,2002,false\nPF,2003,2003,false\nF,2004,2006,true\n")
    #expect(spells("--source", "2") == spells())
    let changes = run(
      "table", "status-changes", "--source", "1", "--csv", "--no-headers", "--columns",
      "id,edition,from_status,to_status")
    #expect(changes.output == "KEN,2003,NF,PF\n")
  }

  @Test("the note names the source that answered")
  func note() throws {
    let screen = run("trend", "Kenya", "--source", "1").output
    #expect(screen.contains("only source 1 (issue-2005.csv)"))
    let notes = FreedomBinary.temporary("notes.txt")
    _ = run("trend", "Kenya", "--source", "1", "--csv", "--notes", notes)
    #expect(
      try #require(Files.text(of: notes)).contains(
        "- Only values of source 1 (issue-2005.csv), imported 20"))
    #expect(!run("trend", "Kenya").output.contains("issue-2005.csv"))
    #expect(
      run("chart", "line", "Kenya", "--source", "1").output.contains("Only values of source 1"))
    #expect(
      run("brief", "Kenya", "--source", "1", "--format", "html").output
        .contains("Only values of source 1 (issue-2005.csv)"))
    let page = run("brief", "Kenya", "--source", "issue-2005.csv").output
    #expect(page.contains("freedom brief Kenya --source issue-2005.csv --output ken.html"))
  }

  @Test("exports have the values of the source, and name it")
  func exports() throws {
    let tidy = run(
      "export", "tidy", "Kenya", "--source", "1", "--no-headers", "--columns",
      "indicator,year,source", "--indicator", "fiw.pr")
    let rows = [
      "fiw.pr,2002,issue-2005.csv:2", "fiw.pr,2003,issue-2005.csv:3",
      "fiw.pr,2004,issue-2005.csv:4", "fiw.pr,2005,issue-2005.csv:5",
    ]
    #expect(tidy.lines == rows, "\(tidy.error)")
    let panel = run(
      "export", "panel", "--source", "1", "--no-headers", "--ids", "iso3", "--columns",
      "id,year,fiw_pr,fiw_cl,fiw_status")
    #expect(panel.lines.count == 5)
    #expect(panel.lines.contains("KEN,2005,3,3,PF"))
    let folder = FreedomBinary.temporary("package")
    #expect(run("export", "package", "--source", "1", "--output", folder).status == 0)
    #expect(
      try #require(Files.text(of: folder + "/README.md"))
        .contains("Only values of source 1 (issue-2005.csv)"))
    let sources = try #require(Files.text(of: folder + "/sources.csv"))
    #expect(sources.contains("\n1,issue-2005.csv,"))
    #expect(!sources.contains("issue-2006.csv"))
    let atlas = FreedomBinary.temporary("atlas")
    let written = run("atlas", "--source", "1", "--output", atlas)
    #expect(written.status == 0, "\(written.error)")
    #expect(
      try #require(Files.text(of: atlas + "/index.html"))
        .contains("Only values of source 1 (issue-2005.csv)"))
    let copy = run("export", "sqlite", "--source", "1", "--output", folder + ".sqlite")
    #expect(copy.status == 64)
  }

  @Test(
    "what the source does not have is an error that says what it has",
    arguments: [
      (
        ["trend", "Kenya", "--indicator", "fiw.total"],
        "source 1 (issue-2005.csv) has no values of fiw.total",
        "it has fiw.pr, fiw.cl, fiw.status; 'freedom codebook --source 1' lists them"
      ),
      (
        ["trend", "Uganda"], "source 1 (issue-2005.csv) has no values of Uganda",
        "'freedom entities --source 1' lists those that it has"
      ),
      (
        ["show", "Kenya", "--edition", "2006"], "Kenya is not rated in the edition 2006",
        "its editions are 2002 to 2005"
      ),
      (
        ["table", "ranking"], "there are no values of fiw.total",
        "source 1 has fiw.pr, fiw.cl, fiw.status, editions 2001-02 to 2005"
      ),
      (
        ["table", "counts", "--edition", "2006"], "there is no edition 2006 with fiw.status",
        "source 1 has fiw.pr, fiw.cl, fiw.status, editions 2001-02 to 2005"
      ),
    ])
  func refusals(arguments: [String], message: String, hint: String) {
    let result = FreedomBinary.run(
      arguments + ["--source", "1"], environment: ["FREEDOM_DATABASE": Self.database])
    #expect(result.status == 65)
    #expect(result.error.contains(message), "\(result.error)")
    #expect(result.error.contains(hint), "\(result.error)")
    #expect(result.output == "")
  }

  @Test("an unknown source, or one of several of a name, lists the sources there are")
  func unknownSources() {
    let unknown = run("trend", "Kenya", "--source", "99")
    #expect(unknown.status == 65)
    #expect(unknown.error.contains("source \"99\" is unknown"))
    #expect(unknown.error.contains("there are: 1 issue-2005.csv; 2 issue-2006.csv"))
    let near = run("trend", "Kenya", "--source", "issue-2004.csv")
    #expect(near.error.contains("did you mean: issue-2005.csv"))
    #expect(near.error.contains("there are: 1 issue-2005.csv; 2 issue-2006.csv"))
  }

  @Test("lists are of what the source has")
  func lists() {
    #expect(
      run("entities", "--source", "1", "--csv", "--no-headers", "--columns", "id").output
        == "KEN\nXKX\n")
    #expect(
      run("codebook", "--source", "1", "--csv", "--no-headers", "--columns", "indicator").output
        == "fiw.pr\nfiw.cl\nfiw.rating\nfiw.status\n")
    let series = run("series", "Kenya", "--source", "1", "--csv", "--columns", "indicator")
    #expect(Set(series.lines.dropFirst()) == ["fiw.pr", "fiw.cl", "fiw.status"])
  }

  @Test("diff compares any two sources, or one with the current values")
  func diff() {
    let rows = [
      "KEN,2003,fiw.pr,4,6", "KEN,2004,fiw.pr,3,2", "KEN,2005,fiw.pr,3,2",
      "KEN,2004,fiw.status,PF,F", "KEN,2005,fiw.status,PF,F", "UGA,2005,fiw.pr,,5",
    ]
    for sources in [["1", "2"], ["1"]] {
      let result = FreedomBinary.run(
        ["diff"] + sources + ["--csv", "--columns", "id,edition,indicator,old,new"],
        environment: ["FREEDOM_DATABASE": Self.database])
      #expect(result.status == 0, "\(result.error)")
      for row in rows { #expect(result.lines.contains(row), "\(row) in \(result.output)") }
    }
    let one = run("diff", "1", "2", "--indicator", "fiw.cl", "--csv", "--no-headers")
    #expect(
      one.lines == ["UGA,Uganda,2005,fiw.cl,,4", "XKX,Kosovo,2005,fiw.cl,5,"], "\(one.error)")
    #expect(run("diff").status == 64)
    #expect(run("diff", "1", "2", "1").status == 64)
    #expect(run("diff", "--since", "1", "2", "1").status == 64)
  }

  @Test("--since lists the statuses, breaks and episodes that a newer source changed")
  func since() throws {
    for sources in [["1"], ["1", "2"], ["issue-2005.csv"]] {
      let result = FreedomBinary.run(
        ["diff", "--since"] + sources + ["--csv"],
        environment: ["FREEDOM_DATABASE": Self.database])
      #expect(result.lines.first == "what,id,name,indicator,from,to,old,new", "\(result.error)")
      #expect(
        result.lines.filter { $0.hasPrefix("status") } == [
          "status,KEN,Kenya,fiw.status,2004,2004,PF,F",
          "status,KEN,Kenya,fiw.status,2005,2005,PF,F",
        ])
      let episode =
        "episode,KEN,Kenya,fiw.rating,2003,2005,"
        + "\"improvement 5.5 to 3, censored (end of data)\","
        + "\"improvement 5.5 to 2.5, censored (end of data)\""
      #expect(result.lines.contains(episode), "\(result.output)")
    }
    // Nobody else rates Kosovo: its values are current.
    let path = FreedomBinary.temporary("notes.txt")
    _ = run("diff", "--since", "1", "2", "--csv", "--notes", path)
    let notes = try #require(Files.text(of: path))
    #expect(notes.contains("Rated only in issue-2005.csv, and not compared: Kosovo."))
    #expect(notes.contains("Rated only in issue-2006.csv, and not compared: Uganda."))
    let none = run("diff", "--since", "2")
    #expect(none.status == 0)
    #expect(none.error.contains("no status, break or episode differs"))
  }
}

/// Which commands read values, and so have `--source`.
@Suite("The option --source")
struct SourceOptionTests {
  /// The commands without the option, and why.
  private static let exempt = [
    "import": "it adds a source",
    "sources list": "it lists all sources",
    "sources remove": "it removes one, named by its argument",
    "check": "it is about the file as a whole",
    "diff": "its arguments are sources",
    "explain": "it reads no database",
    "sql": "the statement names the source: observation.source",
    "info": "it is about the file as a whole",
    "completions": "it reads no database",
  ]

  static let readers = HelpTests.commands.filter {
    !$0.words.isEmpty && ($0.subcommands ?? []).allSatisfy { $0.commandName == "help" }
      && exempt[$0.words.joined(separator: " ")] == nil
  }

  @Test("those exempt are commands, and do not have it")
  func exemptions() {
    for (words, reason) in Self.exempt {
      let command = HelpTests.commands.first { $0.words.joined(separator: " ") == words }
      #expect(command != nil, "\(words): \(reason)")
      #expect(command?.hasSource == false, "\(words): \(reason)")
    }
  }

  @Test("every other command has it", arguments: readers)
  func hasOption(command: HelpTests.Command) {
    #expect(command.hasSource)
  }

  /// Enough words for each reader to run.
  private static let arguments = [
    "show": ["Kenya"], "series": ["Kenya"], "trend": ["Kenya"], "compare": ["Kenya"],
    "agree": ["fiw.pr", "fiw.cl"], "breaks": ["Kenya"], "episodes": ["Kenya"],
    "event": ["Kenya", "--date", "2004"], "table": ["counts"], "chart": ["line", "Kenya"],
    "export": ["tidy"], "brief": ["Kenya"],
  ]

  @Test("a source that there is not is refused by every command", arguments: readers)
  func unknown(command: HelpTests.Command) {
    var words = command.words + (Self.arguments[command.words[0]] ?? [])
    if command.words == ["atlas"] { words += ["--output", FreedomBinary.temporary("atlas")] }
    let result = FreedomBinary.run(
      words + ["--source", "nothing.csv"],
      environment: ["FREEDOM_DATABASE": OneSourceTests.database])
    #expect(result.status == 65, "\(words): \(result.error)")
    #expect(result.error.contains("source \"nothing.csv\" is unknown"), "\(words)")
    #expect(result.error.contains("there are: 1 issue-2005.csv; 2 issue-2006.csv"), "\(words)")
  }
}

extension HelpTests.Command {
  fileprivate var hasSource: Bool {
    (arguments ?? []).contains { $0.preferredName?.name == "source" && $0.shouldDisplay }
  }
}
