/// A script of a page: it makes more of what is there, and the page is complete without it.
struct PageScript: Sendable {
  let text: String

  /// Lets a reader sort the rows of tables and search in them, by mouse and by keyboard.
  static let tables = PageScript(
    text: #"""
      const plain = (text) =>
        text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
      const number = (text) => parseFloat(text.replace("\u2212", "-").replace("+", ""));
      for (const table of document.querySelectorAll("table.sortable")) {
        const body = table.tBodies[0];
        const rows = Array.from(body.rows);
        const heads = Array.from(table.tHead.rows[0].cells);
        const texts = rows.map((row) => plain(row.textContent + " " + row.cells[0].textContent));
        const label = document.createElement("label");
        const field = document.createElement("input");
        const found = document.createElement("span");
        const tools = document.createElement("p");
        label.append("Search in this table ", field);
        field.type = "search";
        found.setAttribute("role", "status");
        tools.className = "tools";
        tools.append(label, " ", found);
        table.closest(".scroll").before(tools);
        field.addEventListener("input", () => {
          const words = plain(field.value).split(/\s+/).filter(Boolean);
          let shown = 0;
          rows.forEach((row, place) => {
            row.hidden = !words.every((word) => texts[place].includes(word));
            if (!row.hidden) shown += 1;
          });
          found.textContent = words.length ? `${shown} of ${rows.length} rows` : "";
        });
        heads.forEach((head, column) => {
          const button = document.createElement("button");
          button.type = "button";
          button.append(...head.childNodes);
          head.append(button);
          button.addEventListener("click", () => {
            const order = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
            const isNumber = head.classList.contains("number");
            const isEdition = /^edition/i.test(head.textContent);
            const key = (row) => {
              const text = row.cells[column].textContent.trim();
              // Labels of editions such as 1983-84 are in the order of their first years.
              if (isEdition) return (text.match(/\d{4}/) || [""])[0] || text;
              return isNumber ? number(text) : text;
            };
            const isMissing = (value) => value === "" || Number.isNaN(value);
            const sorted = rows.map((row) => [key(row), row]).sort(([one], [other]) => {
              if (isMissing(one) || isMissing(other)) return isMissing(one) - isMissing(other);
              return order * (isNumber ? one - other : one.localeCompare(other, "en"));
            });
            heads.forEach((other) => other.removeAttribute("aria-sort"));
            head.setAttribute("aria-sort", order > 0 ? "ascending" : "descending");
            body.append(...sorted.map(([, row]) => row));
          });
        });
      }

      """#)

  /// Shows any edition on the start page, and finds countries and territories by name or code.
  static let start = PageScript(
    text: #"""
      const labels = { F: "Free", P: "Partly Free", N: "Not Free", S: "two statuses" };
      const codes = { F: "F", P: "PF", N: "NF", S: "F/NF", U: "\u2013" };
      const entities = new Map();
      for (const item of document.querySelectorAll(".names li")) {
        const link = item.querySelector("a");
        entities.set(item.dataset.id, {
          item, chip: item.querySelector(".chip"), name: link.textContent, address: link.href,
          code: item.dataset.code, statuses: item.dataset.s,
        });
      }
      const table = document.querySelector("[aria-labelledby=every-edition] tbody");
      const counts = Array.from(table.rows);
      const panels = Array.from(document.querySelectorAll("[data-panel]"));
      const tiles = Array.from(document.querySelectorAll(".tiles a"), (link) => ({
        link, id: link.dataset.id, code: link.dataset.code,
        past: (link.dataset.past || "").split(";").filter(Boolean).map((span) => {
          const [first, last, ...owners] = span.split(" ");
          return { first: Number(first), last: Number(last), owners };
        }),
      }));
      const range = document.getElementById("edition");
      const show = () => {
        const column = Number(range.value);
        const cells = counts[column].cells;
        const edition = cells[0].textContent;
        range.setAttribute("aria-valuetext", edition);
        for (const place of document.querySelectorAll(".edition-name")) place.textContent = edition;
        document.querySelectorAll(".counts b").forEach((count, place) => {
          count.textContent = cells[place + 1].textContent;
        });
        for (const panel of panels) panel.hidden = Number(panel.dataset.panel) !== column;
        for (const tile of tiles) {
          const span = tile.past.find((span) => span.first <= column && column <= span.last);
          const ids = span ? span.owners : [tile.id];
          const owners = ids.map((id) => entities.get(id)).filter(Boolean);
          const letters = owners.map((owner) => owner.statuses[column])
            .filter((letter) => letter !== "U");
          const first = owners.find((owner) => owner.statuses[column] !== "U");
          const isOwn = !first || ids.length > 1 || ids[0] === tile.id;
          const code = isOwn ? tile.code : first.code || tile.code;
          const words = letters.length === 0
            ? `${entities.get(tile.id)?.name ?? tile.code}: not rated in ${edition}`
            : owners.map((owner) => `${owner.name}: ${labels[owner.statuses[column]]}`).join("; ");
          const kind = new Set(letters).size > 1 ? "two " + letters.join("") : letters[0] || "U";
          const address = (first || entities.get(tile.id))?.address;
          if (address) tile.link.href = address;
          tile.link.className = kind;
          tile.link.title = words;
          tile.link.querySelector("b").textContent = code;
          tile.link.querySelector("i").textContent =
            [...new Set(letters)].map((one) => codes[one]).join(" ") || codes.U;
          tile.link.querySelector("span").textContent = words;
        }
        for (const { chip, statuses } of entities.values()) {
          chip.className = "chip " + statuses[column];
          chip.textContent = codes[statuses[column]];
        }
      };
      range.addEventListener("input", show);
      for (const button of document.querySelectorAll("[data-step]")) {
        button.addEventListener("click", () => {
          range.value = Number(range.value) + Number(button.dataset.step);
          show();
        });
      }
      // A browser that comes back to the page keeps where the slider was.
      show();
      const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
      const field = document.getElementById("search");
      const found = document.getElementById("found");
      const search = () => {
        const words = plain(field.value).split(/\s+/).filter(Boolean);
        let shown = 0;
        for (const { item, name, code } of entities.values()) {
          const text = plain(`${name} ${item.dataset.id} ${code}`);
          item.hidden = !words.every((word) => text.includes(word));
          if (!item.hidden) shown += 1;
        }
        found.textContent = words.length ? `${shown} of ${entities.size}` : "";
        for (const { link, id } of tiles) {
          link.parentElement.classList.toggle(
            "faded", words.length > 0 && (entities.get(id)?.item.hidden ?? true));
        }
      };
      field.addEventListener("input", search);
      field.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        document.querySelector(".names li:not([hidden]) a")?.click();
      });
      search();
      for (const form of document.querySelectorAll("form[hidden]")) {
        form.hidden = false;
        form.addEventListener("submit", (event) => event.preventDefault());
      }

      """#)
}
