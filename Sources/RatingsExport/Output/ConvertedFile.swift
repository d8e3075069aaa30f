internal import Platform

/// A file that another program makes from a drawing or a page.
package enum ConvertedFile {
  /// What is made.
  package enum Kind: String, Sendable, CaseIterable {
    /// A picture of a drawing, in pixels.
    case png
    /// A drawing to print, at any size.
    case drawingPDF
    /// A page to print.
    case pagePDF

    /// The programs that can make it, the first that is installed is used.
    var programs: [String] {
      switch self {
      case .png, .drawingPDF: ["rsvg-convert"]
      case .pagePDF: ["chromium", "chromium-browser", "google-chrome", "chrome"]
      }
    }

    /// How the program is called in the file's format, and what installs it.
    var advice: String {
      switch self {
      case .png, .drawingPDF:
        "install rsvg-convert (apt install librsvg2-bin, brew install librsvg), or write .svg"
      case .pagePDF:
        "install Chromium (apt install chromium), or write .html and print it from a browser"
      }
    }
  }

  /// Why there is no file.
  package struct Failure: Error, Hashable {
    /// What is wrong: a sentence in lower case without a final stop.
    package let message: String
    /// What to do.
    package let hint: String
  }

  /// Dots a pixel of the drawing, so that pictures are sharp on fine screens and on paper.
  private static let zoom = "2"

  /// Checks that a program is there to make a kind of file.
  package static func check(_ kind: Kind) throws(Failure) {
    _ = try program(kind)
  }

  private static func program(_ kind: Kind) throws(Failure) -> OtherProgram {
    guard let program = OtherProgram(kind.programs) else {
      throw Failure(
        message: "\(kind.programs[0]), which makes such a file, is not installed",
        hint: kind.advice)
    }
    return program
  }

  /// Makes a file of a drawing (SVG) or of a page (HTML).
  ///
  /// - Returns: Its bytes.
  /// - Throws: A ``Failure`` where the program is missing or does not make the file.
  package static func make(_ kind: Kind, of document: String) throws(Failure) -> [UInt8] {
    let program = try program(kind)
    do {
      let folder = try Directory.createTemporary()
      defer { Directory.remove(folder) }
      let (source, result) = (
        "\(folder)/page.\(kind == .pagePDF ? "html" : "svg")", "\(folder)/result"
      )
      try Output.write(Array(document.utf8), to: source)
      let code = try program.run(arguments(kind, from: source, to: result))
      let bytes = try File(reading: result).readAll(limit: 1 << 28)
      if code == 0, kind.begins(bytes) { return bytes }
      throw Failure(
        message: "\(program.path) did not make the file (exit code \(code))", hint: kind.advice)
    } catch let error as Failure {
      throw error
    } catch {
      throw Failure(message: "\(program.path) did not make the file", hint: kind.advice)
    }
  }

  private static func arguments(
    _ kind: Kind, from source: String, to result: String
  ) -> [String] {
    switch kind {
    case .png: ["--format=png", "--zoom=\(zoom)", "--output=\(result)", source]
    case .drawingPDF: ["--format=pdf", "--output=\(result)", source]
    case .pagePDF:
      [
        "--headless", "--disable-gpu", "--no-pdf-header-footer",
      ]
        + (OtherProgram.runsAsRoot ? ["--no-sandbox"] : [])
        + ["--print-to-pdf=\(result)", "file://\(source)"]
    }
  }
}

extension ConvertedFile.Kind {
  /// Whether bytes begin as such a file does.
  fileprivate func begins(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: self == .png ? [0x89, 0x50, 0x4E, 0x47] : Array("%PDF-".utf8))
  }
}
