/// The ending of a file's name, which tells people and programs what the file holds.
package struct FileEnding: Sendable, Hashable {
  /// The ending in lower case, without the dot, such as `csv`.
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

  /// Whether the ending stands for a kind of file that other programs open by it.
  ///
  /// Any other ending, such as `dat` or `out`, says nothing of what the file holds.
  package var isKnown: Bool { Self.known.contains(text) }

  /// Whether the ending is a number, as in a folder called `release-1.2`.
  package var isNumber: Bool { text.utf8.allSatisfy { (0x30...0x39).contains($0) } }

  private static let known: Set<String> = {
    let tables = TableFormats.all.flatMap { $0.fileExtensions }
    let others = [
      // Drawings and pictures.
      "svg svgz png jpg jpeg jpe gif webp avif bmp tif tiff ico heic heif eps ps ai psd emf wmf pdf",
      // Workbooks, documents and slides.
      "xlsx xls xlsm xlsb xltx ods fods numbers docx doc docm odt rtf pages epub pptx ppt odp key",
      // Tables and databases of other programs.
      "parquet feather arrow ipc orc avro rds rda rdata dta sav zsav por sas7bdat xpt mat h5 hdf5 nc",
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
