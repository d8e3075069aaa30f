import ArgumentParser

/// What a terminal, or a file in its place, can show.
struct LookOptions: ParsableArguments {
  @Option(name: .long, help: "How many cells a line may have (default: the terminal's width).")
  var width: Int?

  @Option(name: .long, help: "auto, always or never.")
  var color: ColorChoice = .auto

  @Flag(name: .long, help: "Use ASCII characters only.")
  var ascii = false

  /// When colour is used.
  enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never
  }

  func validate() throws {
    if let width, width < 1 { throw ValidationError("--width must be at least 1") }
  }

  /// Whether only ASCII is used.
  var isASCII: Bool { ascii || Terminal.isASCII }
  /// How many cells a line may have.
  var lineWidth: Int { width ?? Terminal.width }

  /// Whether colour is used in what goes to a place.
  func usesColor(in place: PlaceOptions) -> Bool {
    color == .always || (color == .auto && place.output == "-" && Terminal.wantsColor)
  }
}
