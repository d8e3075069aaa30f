import ArgumentParser

struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print the completion script of a shell.",
    discussion: """
      scripts/quickstart installs it. To install it yourself, write it to:

        bash  ~/.local/share/bash-completion/completions/freedom
        zsh   _freedom in a folder of fpath
        fish  ~/.config/fish/completions/freedom.fish

      Examples:
        freedom completions bash
        freedom completions fish --output freedom.fish
      """)

  enum Shell: String, NamedChoice {
    case bash, zsh, fish

    var fileExtensions: [String] { self == .bash ? ["bash", "sh"] : [rawValue] }
  }

  @Argument(help: "The shell.")
  var shell: Shell

  @OptionGroup(title: SharedOptions.output) var place: DestinationOptions

  func run() throws {
    try EndingCheck.require(
      self.shell.fileExtensions, of: place.path, for: "completions of \(self.shell.rawValue)")
    guard let shell = CompletionShell(rawValue: shell.rawValue) else { return }
    let script = FreedomCommand.completionScript(for: shell)
    try place.write(Array((script + (shell == .bash ? BashWords.script : "") + "\n").utf8))
  }
}
