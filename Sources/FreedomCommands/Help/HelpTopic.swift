import FreedomModel

/// The groups of options that many commands have. A command names the group where it declares the
/// options, as in `@OptionGroup(title: SharedOptions.output)`: its help then has only their names,
/// and `freedom help output` all about them.
enum SharedOptions {
  /// The first word of a title is the topic of its page.
  static let output = "Output options"
  static let selection = "Selection options"
  static let drawing = "Drawing options"
  static let declaring = "Declaring options"
  static let reading = "Reading options"
  static let special = "Special options"
}

/// A page of help about a group of options.
struct HelpTopic {
  let title: String
  let width: Int

  static func word(of title: String) -> String {
    title.prefix { $0 != " " }.lowercased()
  }

  /// The topics of all commands, each once.
  static func titles(in commands: [CommandDescription]) -> [String] {
    commands.flatMap(\.arguments).compactMap(\.section).uniqued()
  }

  /// Every option of the group once. Where one means different things, the commands are named.
  func text(of commands: [CommandDescription]) -> String {
    var names: [String] = []
    var meanings: [String: [(argument: ArgumentDescription, commands: [String])]] = [:]
    for command in commands {
      for argument in command.arguments where argument.section == title {
        let name = argument.names.last ?? argument.valueName
        if meanings[name] == nil { names.append(name) }
        let known = meanings[name, default: []].firstIndex {
          $0.argument.meaning == argument.meaning
        }
        if let known {
          meanings[name]?[known].commands.append(command.name)
        } else {
          meanings[name, default: []].append((argument, [command.name]))
        }
      }
    }
    let rows = names.flatMap { name -> [String] in
      let variants = (meanings[name] ?? []).sorted { $0.commands.count > $1.commands.count }
      return variants.enumerated().flatMap { position, variant in
        HelpPage.row(
          variant.argument.synopsis,
          (position == 0 ? "" : "Of \(variant.commands.joined(separator: ", ")): ")
            + variant.argument.meaning, width: width)
      }
    }
    return ([title + ":"] + rows).joined(separator: "\n") + "\n"
  }
}
