import ArgumentParser
import FreedomRatings

/// `freedom Hungary` is `freedom show Hungary`.
enum ImpliedShow {
  /// The arguments of `freedom show`, where the first word is not a command; `nil` where it is one,
  /// or means one, unless it is the name of a country.
  static func arguments(for given: [String]) -> [String]? {
    guard let first = given.first, !first.hasPrefix("-"), !["help", "complete"].contains(first),
      !given.contains(where: { ["-h", "--help"].contains($0) })
    else { return nil }
    let commands = FreedomCommand.configuration.subcommands.flatMap { $0.names }
    guard !commands.contains(first) else { return nil }
    let name = given.prefix { !$0.hasPrefix("-") }.joined(separator: " ")
    let isNearlyCommand =
      OtherWords.command(for: first) != nil
      || !Similarity.nearest(to: first, among: commands).isEmpty
    return isNearlyCommand && !isEntity(name) ? nil : ["show"] + given
  }

  /// Whether a country or territory has this name, looked up without building a database.
  private static func isEntity(_ name: String) -> Bool {
    Completion(at: .asked(nil)).candidates(of: .entities, startingWith: name)
      .contains { $0.text.lowercased() == name.lowercased() }
  }
}

extension ParsableCommand {
  /// The words that call the command.
  static var names: [String] {
    [configuration.commandName].compactMap(\.self) + configuration.aliases
  }
}
