# A Homebrew formula that builds from source: brew install --HEAD --formula scripts/package.d/freedom-ratings.rb
# For a release, url and sha256 are those of its source archive. Written without a Mac to try it on.
class FreedomRatings < Formula
  desc "Freedom House's country ratings in the terminal: trends, comparisons, tables, charts"
  license "MIT"
  head "file://#{File.expand_path("../..", __dir__)}", using: :git, branch: "main"

  depends_on xcode: ["16.3", :build] if OS.mac?
  depends_on "expat"
  depends_on "sqlite"
  uses_from_macos "zlib"

  def install
    system "swift", "build", "--disable-sandbox", "--configuration", "release", "--product", "freedom"
    bin.install ".build/release/freedom"
    (share/"freedom-ratings").install "datasets"
    man1.install "docs/man/freedom.1"
    generate_completions_from_executable(bin/"freedom", "completions")
  end

  test do
    assert_match "Kazakhstan", shell_output("#{bin}/freedom show Kazakhstan --database #{testpath}/test.sqlite")
  end
end
