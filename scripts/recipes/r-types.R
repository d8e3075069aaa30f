# Reads CSV into R unchanged: Namibia's code NA stays text, and so does a column of F. Needs readr.
#   Rscript r-types.R entities.csv status.csv
library(readr)
files <- commandArgs(TRUE)

# Without na = "" the code of Namibia, NA, would be a missing value.
entities <- read_csv(files[1], na = "", col_types = cols(.default = "c"))
print(entities$iso2[entities$id == "NAM"])

# Without a type, readr reads a column that is F throughout as logical: FALSE, FALSE, FALSE.
status <- read_csv(files[2], na = "", col_types = cols(text = "c", .default = col_guess()))
print(table(status$name, status$text))
