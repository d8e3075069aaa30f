public import FreedomModel

/// The `datapackage.json` of a folder of CSV files, as the Frictionless Data Package standard
/// (version 1) has it.
///
/// The same values give the same bytes: nothing is sorted, nothing depends on time or machine.
public struct DataPackageDescriptor: Sendable {
  /// Where data come from.
  public struct Origin: Sendable {
    /// What it is called.
    public var title: String
    /// Its address; empty for none.
    public var path: String

    /// Describes an origin.
    public init(title: String, path: String = "") {
      self.title = title
      self.path = path
    }
  }

  /// Who made the package.
  public struct Contributor: Sendable {
    /// The name of a person or organisation.
    public var title: String
    /// What they did, such as `author`, `publisher` or `wrangler`.
    public var role: String

    /// Describes a contributor.
    public init(title: String, role: String) {
      self.title = title
      self.role = role
    }
  }

  /// One CSV file of the package.
  public struct Resource: Sendable {
    /// A name in lower-case letters, digits, `-`, `_` and `.`.
    public var name: String
    /// Where the file is, from the folder of the package.
    public var path: String
    /// What it holds, in a few words; empty for none.
    public var title: String
    /// What it holds; empty for none.
    public var description: String
    /// The columns.
    public var columns: [ResultTable.Column]
    /// The names of the columns that tell rows apart; empty for none.
    public var primaryKey: [String]
    /// How many bytes the file has.
    public var bytes: Int
    /// The SHA-256 of the file, 64 hexadecimal digits.
    public var sha256: String

    /// Describes a file.
    public init(
      name: String, path: String, title: String = "", description: String = "",
      columns: [ResultTable.Column], primaryKey: [String] = [], bytes: Int, sha256: String
    ) {
      self.name = name
      self.path = path
      self.title = title
      self.description = description
      self.columns = columns
      self.primaryKey = primaryKey
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  /// A name in lower-case letters, digits, `-`, `_` and `.`.
  public var name: String
  /// The name for people.
  public var title: String
  /// What the package holds; empty for none.
  public var description: String
  /// Where the data come from.
  public var sources: [Origin]
  /// Who made it.
  public var contributors: [Contributor]
  /// The files.
  public var resources: [Resource]

  /// Describes a package.
  public init(
    name: String, title: String, description: String = "", sources: [Origin] = [],
    contributors: [Contributor] = [], resources: [Resource]
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.sources = sources
    self.contributors = contributors
    self.resources = resources
  }
}
