import ArgumentParser
import FreedomRatings

/// A word in the place of a command that is none. The parser only calls it unexpected, or answers with
/// the help of the command above.
struct UnknownCommand {
  /// What is wrong.
  let message: String
  /// What may have been meant, or where the commands are.
  let hint: String

  /// The first such word in the arguments; `nil` where there is none.
  init?(in arguments: ArraySlice<String>) {
    // What follows an option may be its value.
    let words = arguments.drop { $0 == "help" }.prefix { !$0.hasPrefix("-") }
    var command: any ParsableCommand.Type = FreedomCommand.self
    var path = "freedom"
    for word in words {
      let below = command.configuration.subcommands
      if below.isEmpty { return nil }
      if let next = below.first(where: { $0.configuration.commandName == word }) {
        command = next
        path += " " + word
        continue
      }
      let names = below.compactMap { $0.configuration.commandName }
      let nearest = Similarity.nearest(to: word, among: names)
      message = "there is no command \"\(path) \(word)\""
      hint =
        !nearest.isEmpty
        ? "did you mean: " + nearest.joined(separator: "; ")
        : "'\(path) --help' lists the commands"
          + (path == "freedom" ? "; 'freedom show NAME' shows a country" : "")
      return
    }
    return nil
  }
}
