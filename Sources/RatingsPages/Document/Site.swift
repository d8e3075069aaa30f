internal import DisplayText
internal import RatingsAnalysis

/// A page or a file of a site, with its address.
package enum SitePage: Sendable, Hashable {
  /// The first page; the lists of entities, of methods and of files.
  case start, entities, method, downloads
  /// The page about a country or territory, by its id.
  case entity(String)
  /// The page about a region or a group of states, by its name.
  case region(String), group(String)
  /// The page with a table, by its name.
  case table(String)
  /// A file to download, by its name.
  case file(String)

  /// The path from the folder of the site.
  package var path: String {
    switch self {
    case .start: "index.html"
    case .entities: "entities.html"
    case .method: "method.html"
    case .downloads: "downloads.html"
    case .entity(let id): "entity/\(Atlas.fileName(id.lowercased())).html"
    case .region(let name): "region/\(Atlas.fileName(name.lowercased())).html"
    case .group(let name): "group/\(Atlas.fileName(name)).html"
    case .table(let name): "table/\(name).html"
    case .file(let name): "data/\(name)"
    }
  }

  /// The address of the page, as another one writes it.
  func address(from other: SitePage) -> String {
    (other.path.contains("/") ? "../" : "") + path
  }
}

/// The pages of a site, and how they lead to one another.
package struct Site: Sendable {
  /// The title.
  let title: String
  /// The pages and files that there are.
  let pages: Set<SitePage>
  /// What every page leads to.
  let menu: [(words: String, page: SitePage)]
}

/// A site with the page of it that is being written.
package struct SitePlace: Sendable {
  let site: Site
  let page: SitePage
}

extension SitePlace? {
  /// Words that lead to a page where the site has it, as HTML.
  func link(_ words: String, to page: SitePage) -> String {
    guard let self, self.site.pages.contains(page), page != self.page else {
      return words.escapedMarkup
    }
    let address = page.address(from: self.page).escapedMarkup
    return "<a href=\"\(address)\">\(words.escapedMarkup)</a>"
  }
}
