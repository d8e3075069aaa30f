import ArgumentParser

/// A command line that asks for help, and the page that answers it.
struct HelpRequest {
  private let words: ArraySlice<String>

  /// `nil` where the command line asks for something else.
  init?(_ arguments: ArraySlice<String>) {
    let options = arguments.prefix { $0 != "--" }
    if arguments.first == "help" {
      words = arguments.dropFirst()
    } else if options.contains(where: { $0 == "--help" || $0 == "-h" })
      || Self.isOnlyCommands(arguments)
    {
      words = arguments
    } else {
      return nil
    }
  }

  /// Whether what to do is missing: the command has others below it and does nothing itself.
  private static func isOnlyCommands(_ arguments: ArraySlice<String>) -> Bool {
    let path = CommandPath(following: arguments)
    return path.unknown == nil && path.words.count == arguments.count + 1
      && !path.commands.isEmpty && path.command.configuration.defaultSubcommand == nil
  }

  /// The page at a width.
  func page(width: Int) throws(UsageError) -> String {
    let path = CommandPath(following: words)
    if let word = path.unknown, path.words == ["freedom"] {
      if let text = topic(word, width: width) { return text }
      if let error = UsageError(unknownCommandIn: words) { throw error }
    }
    guard let command = CommandDescription(forPageOf: path.command) else { return "" }
    return HelpPage(path: path.text, command: command, width: width).text
  }

  private func topic(_ word: String, width: Int) -> String? {
    guard let all = CommandDescription(of: FreedomCommand.self)?.all,
      let title = HelpTopic.titles(in: all).first(where: { HelpTopic.word(of: $0) == word })
    else { return nil }
    return HelpTopic(title: title, width: width).text(of: all)
  }
}
