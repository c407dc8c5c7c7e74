# Off where people try things out.
variable "keeps_data" {
  type    = bool
  default = true
}
