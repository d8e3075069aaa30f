import FreedomTestSupport
import Foundation
import Testing

/// What the program says of itself, and that what it says can be run.
@Suite struct HelpTests {
  /// A command as the program describes it.
  struct Command: Decodable, CustomTestStringConvertible {
    let commandName: String
    let abstract: String
    let discussion: String?
    let shouldDisplay: Bool
    let superCommands: [String]?
    let subcommands: [Command]?
    let arguments: [Argument]?

    struct Argument: Decodable {
      struct Name: Decodable { let name: String }
      let preferredName: Name?
      let sectionTitle: String?
      let shouldDisplay: Bool
    }

    /// The words that call it, the program's name left out.
    var words: [String] { ((superCommands ?? []) + [commandName]).dropFirst().map(\.self) }
    /// The command and all below it.
    var all: [Command] { [self] + (subcommands ?? []).flatMap(\.all) }
    /// The lines of its help that can be run.
    var examples: [String] {
      let lines = (discussion ?? "").split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }
      return lines.drop { $0 != "Examples:" }.dropFirst().prefix { $0.hasPrefix("freedom ") }
        .map(String.init)
    }
    var testDescription: String { (["freedom"] + words).joined(separator: " ") }
  }

  /// Every command; `help` is the parser's own.
  static let commands: [Command] = {
    struct Tool: Decodable { let command: Command }
    let dump = FreedomBinary.run(["--experimental-dump-help"]).output
    let tool = try? JSONDecoder().decode(Tool.self, from: Data(dump.utf8))
    return (tool?.command.all ?? []).filter { $0.commandName != "help" }
  }()

  static let examples = commands.flatMap { command in command.examples }

  @Test func thereAreCommandsWithExamples() {
    #expect(Self.commands.count > 20)
    #expect(Self.examples.count > 50)
  }

  @Test(arguments: commands)
  func everyWayToAskForHelpGivesTheSame(command: Command) {
    let help = FreedomBinary.run(command.words + ["--help"])
    #expect(help.status == 0)
    #expect(help.error == "")
    #expect(help.output.hasPrefix(command.abstract.prefix(40)))
    #expect(help.output.contains("\nUsage: \(command.testDescription)"))
    for other in [command.words + ["-h"], ["help"] + command.words] {
      let result = FreedomBinary.run(other)
      #expect(result.status == 0)
      #expect(result.error == "")
      #expect(result.output == help.output)
    }
  }

  @Test("help fits a terminal of 80 columns and 24 lines twice", arguments: commands)
  func size(command: Command) {
    let help = FreedomBinary.run(command.words + ["--help"])
    #expect(help.output.count { $0 == "\n" } <= 48)
    for line in help.lines { #expect(line.count <= 80, "\(line)") }
  }

  @Test("the options that many commands have are explained once", arguments: commands)
  func sharedOptions(command: Command) {
    let titles = Set((command.arguments ?? []).compactMap(\.sectionTitle))
    let help = FreedomBinary.run(command.words + ["--help"])
    for title in titles {
      let topic = title.prefix { $0 != " " }.lowercased()
      #expect(help.output.contains("\(title) ('freedom help \(topic)' explains them):\n"))
      let page = FreedomBinary.run(["help", topic])
      #expect(page.status == 0)
      #expect(page.output.hasPrefix(title + ":\n"))
      for line in page.lines { #expect(line.count <= 80, "\(line)") }
      for option in command.arguments ?? []
      where option.sectionTitle == title && option.shouldDisplay {
        let name = "--" + (option.preferredName?.name ?? "")
        // An opposite is explained with its option.
        if !page.output.contains(", \(name)") { #expect(help.output.contains(name)) }
        #expect(page.output.contains(name))
      }
    }
  }

  @Test("an option that ten commands have is explained with the output options")
  func rule() {
    var owners: [String: Int] = [:]
    for option in Self.commands.flatMap({ $0.arguments ?? [] }) where option.sectionTitle == nil {
      owners[option.preferredName?.name ?? "", default: 0] += 1
    }
    // Those that choose what is shown, and the parser's own.
    let known = ["", "help", "version", "indicator", "from", "to", "years", "edition"]
    #expect(owners.filter { $0.value >= 10 && !known.contains($0.key) }.isEmpty)
  }

  @Test func anUnknownTopicIsAnUnknownCommand() {
    let result = FreedomBinary.run(["help", "outputt"])
    #expect(result.status == 64)
    #expect(result.error.hasPrefix("freedom: error: there is no command \"freedom outputt\"\n"))
  }

  @Test(arguments: commands)
  func everyCommandHasTwoExamplesThatFitALine(command: Command) {
    #expect(command.examples.count >= 2)
    let help = FreedomBinary.run(command.words + ["--help"]).output
    for example in command.examples {
      #expect(help.contains("\n  " + example + "\n"), "wrapped: \(example)")
    }
  }

  @Test(arguments: [["--version"], ["-V"]])
  func theVersionIsTold(arguments: [String]) {
    let result = FreedomBinary.run(arguments)
    #expect(result.status == 0)
    #expect(result.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    #expect(result.error == "")
  }

  /// A database and files as the examples name them.
  static let prepared: Result<String, any Error> = Result {
    let database = FreedomBinary.temporary("ratings.sqlite")
    let folder = URL(fileURLWithPath: database).deletingLastPathComponent()
    try FileManager.default.copyItem(atPath: FreedomBinary.bundled, toPath: database)
    let files = [
      "ratings.csv": "Land,year,pr,cl,status\nKazakhstan,2001,6,5,NF\n",
      "long.csv": "country,year,indicator,value\nKAZ,2001,vdem.polyarchy,0.25\n",
      "about.csv": "indicator,label,direction\npr,Rights,lower\n",
      "ranks.csv": "country,year,indicator,value\nKAZ,2001,rank,3\n",
      "All_data_FIW_2013-2024.xlsx": "country,year,pr,cl,status\nKazakhstan,2014,6,5,NF\n",
      "All_data_FIW_2013-2025.xlsx": "country,year,pr,cl,status\nKazakhstan,2014,7,5,NF\n",
    ]
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    // A file is known by its content, never by its name: this one is known as a bundled table.
    try FileManager.default.copyItem(
      atPath: Checkout.folder.appendingPathComponent("datasets/fotn.csv").path,
      toPath: folder.appendingPathComponent(
        "Country_and_Territory_Ratings_and_Statuses_FIW_1973-2025.xlsx"
      ).path)
    // The files that the examples of `diff` compare have the numbers 5 and 6.
    for issue in ["All_data_FIW_2013-2024.xlsx", "All_data_FIW_2013-2025.xlsx"] {
      let imported = FreedomBinary.run(
        ["import", issue, "--publication", "other"], environment: ["FREEDOM_DATABASE": database],
        in: folder)
      try #require(imported.status == 0, "\(imported.error)")
    }
    return folder.path
  }

  @Test(arguments: examples)
  func everyExampleRuns(example: String) throws {
    let folder = FreedomBinary.temporary("folder")
    try FileManager.default.copyItem(atPath: try Self.prepared.get(), toPath: folder)
    let result = FreedomBinary.run(
      ["-c", example],
      environment: [
        "PATH": FreedomBinary.folder + ":/usr/bin:/bin",
        "FREEDOM_DATABASE": folder + "/ratings.sqlite",
      ], by: FreedomBinary.tool("sh"), in: URL(fileURLWithPath: folder))
    #expect(result.status == 0, "\(result.error)")
    #expect(!result.error.contains("error"), "\(result.error)")
    let isSilent =
      example.contains("--output")
      || (example.contains("remove") && !example.contains("--dry-run"))
    #expect(result.output.isEmpty == isSilent)
  }
}
