import ArgumentParser

/// What a table is called in a document.
protocol NamesTable: ParsableArguments {
  /// The caption; `nil` for the title.
  var caption: String? { get }
  /// The label that the document refers to it by; `nil` for none.
  var label: String? { get }
}

/// What a table is called in a document.
struct DocumentOptions: NamesTable {
  @Option(name: .long, help: "The table's caption instead of its title (latex, html).")
  var caption: String?

  @Option(name: .long, help: "The table's label, such as tab:trends (latex).")
  var label: String?
}

/// What a table is called in a document, for a command whose `--label` is something else.
struct CaptionOptions: NamesTable {
  @Option(name: .long, help: "The table's caption instead of its title (latex, html).")
  var caption: String?

  var label: String? { nil }
}
