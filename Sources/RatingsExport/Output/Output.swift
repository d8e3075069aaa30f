package import FreedomModel
internal import Platform

/// Opens what `--output` names.
///
/// `-` is standard output. A regular file never appears in part, and an existing one is replaced
/// only when requested; it keeps its permissions. A device or a pipe is written directly. A
/// symbolic link to a file, or to nothing, is refused: neither the link is replaced nor what it
/// points to.
package enum Output {
  /// `isDrawn` says that the bytes are made for a terminal, with colours, and every text in them is
  /// safe to show. Others are made safe where they meet a terminal.
  package static func open(
    _ path: String, overwriting overwrites: Bool = false, isDrawn: Bool = false
  ) throws(OutputError) -> any ByteSink {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw OutputError(path: path, step: .create, reason: .isNoPath)
    }
    if path == "-" { return DirectOutput(.standardOutput, path: path, isDrawn: isDrawn) }
    let stream: File? = try OutputError.creating(path) { () throws(SystemError) in
      if let number = descriptorNumber(path) { return try File(duplicating: number) }
      return try leadsToStream(path) ? File(writing: path) : nil
    }
    if let stream { return DirectOutput(stream, path: path, isDrawn: isDrawn) }
    return try OutputFile(path, overwriting: overwrites)
  }

  package static func openFile(
    _ path: String, overwriting overwrites: Bool = false
  ) throws(OutputError) -> OutputFile {
    guard let file = try open(path, overwriting: overwrites) as? OutputFile else {
      throw OutputError(path: path, step: .create, reason: .isNoPath)
    }
    return file
  }

  package static func write(
    _ bytes: [UInt8], to path: String, overwriting overwrites: Bool = false, isDrawn: Bool = false
  ) throws(OutputError) {
    let sink = try open(path, overwriting: overwrites, isDrawn: isDrawn)
    try sink.write(bytes)
    try sink.finish()
  }

  /// Throws what ``open(_:overwriting:isDrawn:)`` would throw, and makes nothing.
  package static func probe(
    _ path: String, overwriting overwrites: Bool = false
  ) throws(OutputError) {
    if path == "-" || descriptorNumber(path) != nil { return }
    let isStream = try OutputError.creating(path) { () throws(SystemError) in
      // To open a pipe and close it again would end its reader's input.
      guard try leadsToStream(path) else { return false }
      try File.checkWritable(path)
      return true
    }
    if !isStream { try open(path, overwriting: overwrites).discard() }
  }

  /// Whether a path leads to a device or a pipe.
  private static func leadsToStream(_ path: String) throws(SystemError) -> Bool {
    switch try FileStatus.find(path)?.kind {
    case .pipe, .socket, .device: true
    default: false
    }
  }

  /// The open file that a name such as `/dev/stdout` or `/dev/fd/3` leads to.
  private static func descriptorNumber(_ path: String) -> Int32? {
    switch path {
    case "/dev/stdout": return 1
    case "/dev/stderr": return 2
    default:
      for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
        return Int32(path.dropFirst(folder.count))
      }
      return nil
    }
  }
}

extension Output {
  /// Refuses to write over what a result is made from, whatever else was requested. `-` is standard
  /// output, and among the inputs standard input.
  package static func check(_ outputs: [String], against inputs: [String]) throws(OutputError) {
    for output in outputs {
      if inputs.contains(where: { isOnePlace(output, $0 == "-" ? "/dev/stdin" : $0) }) {
        throw OutputError(path: output, step: .create, reason: .isInput)
      }
    }
  }

  /// Whether two paths lead to one file, or to one place for a file, by whatever links and
  /// spellings. Devices and pipes accept any number of outputs.
  package static func isOnePlace(_ path: String, _ otherPath: String) -> Bool {
    guard let place = Place(path) else { return false }
    return place == Place(otherPath)
  }

  /// A file, or the folder and the name that it is to have.
  private struct Place: Equatable {
    let identity: FileStatus.Identity
    var name = ""

    /// `nil` for a device or a pipe, and where nothing can be.
    init?(_ path: String) {
      let number = path == "-" ? 1 : Output.descriptorNumber(path)
      var status = number.flatMap { try? File(duplicating: $0).status() }
      if number == nil {
        status = FileStatus(path)
        if status == nil {
          let (folder, name) = Directory.split(path)
          guard !name.isEmpty else { return nil }
          self.name = name
          status = FileStatus(folder)
        }
      }
      guard let status, [.regular, .folder].contains(status.kind) else { return nil }
      identity = status.identity
    }
  }
}

/// The ending of a file's name, which shows readers and programs what the file contains.
package struct FileEnding: Sendable, Hashable {
  package let text: String

  /// The ending of the last part of a path; `nil` where it has none.
  ///
  /// A dot at the start of a name makes a hidden file, not an ending.
  package init?(of path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    text = name[name.index(after: dot)...].lowercased()
    if text.isEmpty { return nil }
  }

  /// Whether the ending means a kind of file that other programs open by it.
  ///
  /// Any other ending, such as `dat` or `out`, says nothing of what the file contains.
  package var isKnown: Bool { Self.known.contains(text) }

  /// Whether the ending is a number, as in a folder called `release-1.2`.
  package var isNumber: Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }

  private static let known: Set<String> = {
    let tables = TableFormats.all.flatMap { $0.fileExtensions }
    let others = [
      // Drawings and pictures.
      "svg svgz png jpg jpeg jpe gif webp avif bmp tif tiff ico heic heif eps ps ai psd "
        + "emf wmf pdf",
      // Workbooks, documents and slides.
      "xlsx xls xlsm xlsb xltx ods fods numbers docx doc docm odt rtf pages epub pptx ppt odp key",
      // Tables and databases of other programs.
      "parquet feather arrow ipc orc avro rds rda rdata dta sav zsav por sas7bdat xpt mat "
        + "h5 hdf5 nc",
      "npy npz pkl pickle sqlite sqlite3 db duckdb mdb accdb dbf",
      // Archives.
      "zip gz tgz bz2 xz zst lz4 br 7z rar tar jar",
      // Maps.
      "shp gpkg geojson topojson kml kmz",
      // Text with a grammar of its own.
      "xml xhtml yaml yml toml ini rst adoc org typ bib ris csl bbl json5 sql",
      "py r rmd qmd ipynb jl do js ts css c h swift sh bash zsh fish ps1 bat exe",
    ]
    return Set(tables + others.flatMap { $0.split(separator: " ").map(String.init) })
  }()
}

/// Writes a table row by row to a file or standard output, in memory that does not grow with the
/// number of rows (for the formats that do not need all rows for their columns' widths).
///
///     var writer = try TableWriter(CSVFormat.self, title: "", columns: columns, to: sink)
///     while let row = next() { try writer.write(row) }
///     try writer.finish(TableFooter())
package struct TableWriter {
  private static let chunk = 65_536

  private var format: PreparedFormat
  private let sink: any ByteSink
  private var bytes: [UInt8] = []

  package init(
    _ format: any TableFormat.Type, options: ExportOptions = ExportOptions(), title: String,
    columns: [ResultTable.Column], to sink: any ByteSink
  ) {
    self.format = PreparedFormat(format, options: options)
    self.sink = sink
    bytes.reserveCapacity(2 * Self.chunk)
    self.format.begin(title: title, columns: columns, into: &bytes)
  }

  package mutating func write(_ row: [ResultValue]) throws(OutputError) {
    format.row(row, into: &bytes)
    guard bytes.count >= Self.chunk else { return }
    try sink.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  package mutating func end(_ footer: TableFooter = TableFooter()) throws {
    format.end(footer, into: &bytes)
    if let failure = format.failure { throw failure }
    try sink.write(bytes)
    bytes.removeAll()
  }

  package mutating func finish(_ footer: TableFooter) throws {
    try end(footer)
    try sink.finish()
  }

  /// Writes a whole table; the sink stays open.
  package static func append(
    _ table: ResultTable, as format: any TableFormat.Type, options: ExportOptions,
    to sink: any ByteSink
  ) throws {
    var writer = TableWriter(
      format, options: options, title: table.title, columns: table.columns, to: sink)
    for row in table.rows { try writer.write(row) }
    try writer.end(table.footer)
  }

  package static func write(
    _ table: ResultTable, as format: any TableFormat.Type,
    options: ExportOptions = ExportOptions(), to sink: any ByteSink
  ) throws {
    try append(table, as: format, options: options, to: sink)
    try sink.finish()
  }
}
