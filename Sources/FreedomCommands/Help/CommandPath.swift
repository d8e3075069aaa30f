import ArgumentParser

/// The command that the first words of a command line call, and how to write it.
struct CommandPath {
  private(set) var command: any ParsableCommand.Type = FreedomCommand.self
  private(set) var words = ["freedom"]
  /// The word in the place of a command that is not one; `nil` where there is none.
  private(set) var unknown: String?

  /// Follows the words up to an option: what comes after one may be its value.
  init(following arguments: some Sequence<String>) {
    for word in arguments.prefix(while: { !$0.hasPrefix("-") }) {
      if commands.isEmpty { return }
      guard let next = commands.first(where: { $0.names.contains(word) }) else {
        unknown = word
        return
      }
      command = next
      words.append(next.configuration.commandName ?? word)
    }
  }

  var text: String { words.joined(separator: " ") }

  /// The commands below it.
  var commands: [any ParsableCommand.Type] { command.configuration.subcommands }
}
