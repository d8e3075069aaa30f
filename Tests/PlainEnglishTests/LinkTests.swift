import FreedomTestSupport
import Foundation
import Testing

/// The links of the pages that people read, within the checkout.
@Suite struct LinkTests {
  static let pages =
    ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]
    + ["docs", "datasets"].flatMap(CheckedFile.paths).filter { $0.hasSuffix(".md") }

  @Test("a link leads to a file, and to a heading of it", arguments: pages)
  func links(page: String) throws {
    let folder = URL(fileURLWithPath: Checkout.path(page)).deletingLastPathComponent()
    for target in Page(path: Checkout.path(page)).links {
      let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let file =
        parts[0].isEmpty
        ? Checkout.path(page) : folder.appendingPathComponent(String(parts[0])).path
      #expect(Files.exist(file), "the link \(target) leads nowhere")
      if parts.count > 1, file.hasSuffix(".md") {
        #expect(Page(path: file).anchors.contains(String(parts[1])), "no heading for \(target)")
      }
    }
  }

  @Test func linksAndAnchorsAreFound() throws {
    let folder = try TemporaryFolder()
    let page = Page(
      path: try folder.file(
        "page.md",
        """
        ## Where `freedom` looks: the [order](order.md#one)
        See [here](#there), not `[code](code.md)` or [a site](https://example.org).
        ```
        # [not a link](fenced.md)
        ```

        """))
    #expect(page.links == ["order.md#one", "#there"])
    #expect(page.anchors == ["where-freedom-looks-the-order"])
    #expect(Self.pages.contains("docs/tutorial.md"))
  }

  /// The prose of a page in Markdown.
  struct Page {
    private let prose: String

    init(path: String) {
      prose = (Files.text(of: path) ?? "").replacing(#/(?ms)^(`{3,}).*?^\1 *$/#, with: "")
    }

    /// The targets of links, but for those of other sites.
    var links: [String] {
      prose.replacing(#/`[^`\n]*`/#, with: "").matches(of: #/\]\(([^)]+)\)/#).map { String($0.1) }
        .filter { !$0.contains(#/^[a-z][a-z0-9+.-]*:/#) }
    }

    /// The anchors that headings have on a forge's site.
    var anchors: Set<String> {
      Set(
        prose.matches(of: #/(?m)^#{1,6}\s+(.*)$/#).map {
          $0.1.replacing(#/\]\([^)]*\)|[^\w\- ]/#, with: "").lowercased()
            .replacing(" ", with: "-")
        })
    }
  }
}
