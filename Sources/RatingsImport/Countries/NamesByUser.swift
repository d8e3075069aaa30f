import FreedomModel

extension ImportOptions {
  /// What a name of the file means, as the user says it: `Congo` is `COG`.
  public struct NamedEntity: Sendable, Hashable {
    /// The name or code as the file has it.
    public var name: String
    /// The id, or another name or code, of the entity.
    public var entity: String

    /// Says what a name means.
    public init(name: String, entity: String) {
      self.name = name
      self.entity = entity
    }
  }
}

extension EntityRegister {
  /// The register with what the user says that names mean, in place of what they would mean else.
  ///
  /// - Returns: The register; and a finding for each name whose id is unknown.
  func naming(
    _ named: [ImportOptions.NamedEntity], file: String
  ) -> (register: EntityRegister, findings: [Finding]) {
    var register = self
    var findings: [Finding] = []
    for one in named {
      switch resolve(one.entity) {
      case .one(let entity): register.aliases[one.name] = entity.id
      case .several(let candidates):
        findings.append(
          Self.refusal(
            of: one, file: file, rule: "several countries or territories have this name",
            hint: "write one of: " + candidates.map(\.id).joined(separator: ", ")))
      case .none(let suggestions):
        findings.append(
          Self.refusal(
            of: one, file: file, rule: "no country or territory has this id or name",
            hint: suggestions.isEmpty
              ? "see 'freedom entities' for the ids"
              : "did you mean: "
                + suggestions.map { "\($0.id) (\($0.name))" }.joined(separator: "; ")))
      }
    }
    return (register, findings)
  }

  private static func refusal(
    of named: ImportOptions.NamedEntity, file: String, rule: String, hint: String
  ) -> Finding {
    Finding(
      .refusedFile, code: "unknown-entity-option", file: file, value: named.entity,
      rule: "--entity \(ShellWord.quoted("\(named.name)=\(named.entity)")): \(rule)", hint: hint)
  }
}
