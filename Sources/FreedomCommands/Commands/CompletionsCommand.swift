import ArgumentParser

/// `freedom completions`: what makes a shell complete the words of the others.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print what a shell needs to complete commands, names and indicators.",
    discussion: """
      scripts/quickstart installs them; by hand:

        bash  freedom completions bash >~/.local/share/bash-completion/completions/freedom
        zsh   freedom completions zsh >DIRECTORY/_freedom, where fpath has DIRECTORY
        fish  freedom completions fish >~/.config/fish/completions/freedom.fish

      Examples:
        freedom completions bash
        freedom completions fish --output freedom.fish
      """)

  /// A shell that completes.
  enum Shell: String, NamedChoice {
    case bash
    case zsh
    case fish
  }

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  @OptionGroup var place: PlaceOptions

  func run() throws {
    guard let shell = CompletionShell(rawValue: shell.rawValue) else { return }
    let script = FreedomCommand.completionScript(for: shell)
    try place.write(Array((script + (shell == .bash ? BashWords.script : "") + "\n").utf8))
  }
}
