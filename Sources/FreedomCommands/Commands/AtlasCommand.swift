import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsExport
import RatingsPages

struct AtlasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "atlas",
    abstract: "Write a website: a map, a page about every country, tables, downloads.",
    discussion: """
      A folder of files that needs no server and requests nothing: open index.html, or put the \
      folder on any web space. The same database makes the same bytes.

      Into the folder of an earlier atlas only with --force, and then only files of that atlas are \
      replaced. Values of your own are in it only where --indicator names them.

      Examples:
        freedom atlas --output atlas
        freedom atlas --output osce --group osce --from 1990 --title "OSCE since 1990"
        freedom atlas --output eurasia --region Eurasia --indicator fotp.total --force
      """)

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder.", valueName: "folder"))
  var output: String

  @Flag(name: .long, help: "Replace the files of an earlier atlas in the folder.")
  var force = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Another indicator to show, such as one of your own; may be given several times.",
      valueName: "indicator"), completion: .indicators)
  var indicator: [String] = []

  @Option(name: .long, help: "Only a region, such as Eurasia.", completion: .regions)
  var region: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only the members of a group of states, such as osce, in each edition those of the time.",
      valueName: "name"), completion: .groups)
  var group: String?

  @Option(
    name: .customLong("groups-file"),
    help: ArgumentHelp(
      "A table of your own groups, with the columns group,id,from,to.", valueName: "file"),
    completion: .file())
  var groupsFile: String?

  @Option(name: .long, help: ArgumentHelp("The first edition.", valueName: "year"))
  var from: Int?

  @Option(name: .long, help: ArgumentHelp("The last edition.", valueName: "year"))
  var to: Int?

  @Option(name: .long, help: ArgumentHelp("The title of the start page.", valueName: "text"))
  var title: String?

  @OptionGroup(title: SharedOptions.output) var naming: NamingOptions
  @OptionGroup(title: SharedOptions.output) var database: DatabaseOptions

  func validate() throws {
    try YearOptions.check(from: from, to: to)
    // A folder may be called release-1.2.
    if output == "-" || FileEnding(of: output).map({ $0.isKnown }) ?? false {
      throw ValidationError("an atlas is a folder: --output FOLDER, not \(output)")
    }
  }

  func run() throws {
    let library = try database.open(
      writingTo: Destinations(paths: [output], overwrites: force, isFolder: true),
      reading: groupsFile
    ).naming(naming.naming)
    var options = AtlasOptions(version: Software.version)
    options.title = title
    options.indicators = try indicator.map(library.indicator).uniqued(by: \.id)
    (options.region, options.group, options.groupsFile) = (region, group, groupsFile)
    (options.from, options.to) = (from, to)
    let atlas = try library.atlas(options)
    try SiteFolder.write(AtlasSite(atlas).files, to: output, overwriting: force)
    if !database.quiet {
      StandardError.write("freedom: \(atlas.entries.count) countries and territories: \(index)")
    }
  }

  /// What to open.
  private var index: String { (output.hasSuffix("/") ? output : output + "/") + "index.html" }
}
