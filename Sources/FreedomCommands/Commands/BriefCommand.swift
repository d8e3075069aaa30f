import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsCharts
import RatingsExport
import RatingsPages

struct BriefCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brief",
    abstract: "Write a page about one country or territory.",
    discussion: """
      In the terminal a screenful; as .html one page that prints on A4 and needs no other file; \
      .md, .txt and, where Chromium is installed, .pdf too.

      Examples:
        freedom brief Hungary
        freedom brief Kazakhstan --output kazakhstan.html
        freedom brief Hungary --compare Poland
        freedom brief "South Africa" --edition 1994 --format markdown
      """)

  @Argument(help: "A country or territory, by name or code.", completion: .entities)
  var entity: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The edition of Freedom in the World (default: the newest that rates the entity).",
      valueName: "year"))
  var edition: EditionYear?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Put another country or territory side by side.", valueName: "entity"),
    completion: .entities)
  var compare: String?

  @Option(
    name: .long,
    help: "Show N countries of the region above the country and N below (default: 3).")
  var peers: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A table of your own groups, with the columns group,id,from,to.", valueName: "file"),
    completion: .file())
  var groups: String?

  @Option(
    name: .shortAndLong,
    help: "How the page is written (default: from the ending of --output, else text).")
  var format: Format?

  @OptionGroup(title: SharedOptions.output) var naming: NamingOptions
  @OptionGroup(title: SharedOptions.output) var database: DatabaseOptions
  @OptionGroup(title: SharedOptions.output) var place: DestinationOptions
  @OptionGroup(title: SharedOptions.output) var citations: CitationOptions

  enum Format: String, NamedChoice {
    case text, html, markdown, pdf
  }

  func validate() throws {
    try DestinationOptions.check(peers, within: 0...50, "--peers", of: "countries")
    try citations.check(beside: [place.path])
  }

  func run() throws {
    let format = try chosenFormat()
    if format == .pdf { try ConvertedFile.check(.pagePDF) }
    let destinations = try citations.destinations(beside: [place.path], place)
    let library = try database.open(writingTo: destinations, reading: groups)
      .naming(naming.naming)
    let briefs = try ([entity] + (compare.map { [$0] } ?? [])).map { name in
      try library.brief(
        of: library.entity(name), edition: edition?.year, peers: peers ?? 3, groupsFile: groups)
    }
    let page = try page(briefs, library)
    switch format {
    case .html: try place.write(Array(page.html().utf8))
    case .pdf: try place.write(ConvertedFile.make(.pagePDF, of: page.html()))
    case .markdown: try place.write(Array(page.markdown().utf8))
    case .text:
      let isScreen = place.path == "-"
      let text = page.text(
        TextOptions(
          width: place.lineWidth, color: place.usesColor, ascii: place.isASCII),
        isWhole: !isScreen)
      let more =
        isScreen
        ? "\nThe whole page: \(commandLine(briefs))\n" : ""
      try place.write(Array((text + more).utf8), isDrawn: true)
    }
    try citations.write(library.used(by: briefs), from: library, at: place)
  }

  private func page(_ briefs: [CountryBrief], _ library: RatingsLibrary) throws -> Page {
    let files = try library.files(of: briefs)
    let citations = try library.citations(of: library.used(by: briefs), version: Software.version)
      .map(\.sentence)
    var page =
      briefs.count == 2
      ? Page(comparing: briefs[0], with: briefs[1], files: files, citations: citations)
      : Page(briefs[0], files: files, citations: citations)
    if let note = library.sourceNote { page.lead.append([.plain(note.text)]) }
    return page
  }

  /// What to say for the page as a file.
  private func commandLine(_ briefs: [CountryBrief]) -> String {
    var words = ["freedom", "brief", ShellWord.quoted(briefs[0].entity.name)]
    if briefs.count > 1 { words += ["--compare", ShellWord.quoted(briefs[1].entity.name)] }
    if let edition { words += ["--edition", "\(edition.year)"] }
    if let source = database.source { words += ["--source", ShellWord.quoted(source)] }
    let name = briefs.map { $0.entity.id.lowercased() }.joined(separator: "-")
    return (words + ["--output", "\(name).html"]).joined(separator: " ")
  }

  private func chosenFormat() throws -> Format {
    try Format.chosen(format, for: place.path, usually: .text, of: "a brief") { _ in
      "'freedom show' and 'freedom series' write tables"
    }
  }
}

extension BriefCommand.Format: EndingFormat {
  var fileExtensions: [String] {
    switch self {
    case .text: ["txt"]
    case .html: HTMLFormat.fileExtensions
    case .markdown: MarkdownFormat.fileExtensions
    case .pdf: ["pdf"]
    }
  }
}
