-- A draft opened in Neovim: what its own client is told by `hkinno lsp`, as JSON in the file that TOLD names.
local told = {}
local function messages()
  return vim.tbl_map(function(found) return found.code end, vim.diagnostic.get(0))
end
local function wait(holds)
  assert(vim.wait(20000, holds, 20), "nothing came")
end

local client = vim.lsp.start_client({ name = "hkinno", cmd = vim.fn.json_decode(vim.env.COMMAND) })
vim.lsp.buf_attach_client(0, client)
wait(function() return #messages() > 0 end)
told.opened = messages()

-- The quick fix at the first finding.
local first = vim.diagnostic.get(0)[1]
vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })
local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(0) }
local actions = vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 20000)[client].result
told.action = actions[1].title
local encoding = vim.lsp.get_client_by_id(client).offset_encoding
vim.lsp.util.apply_workspace_edit(actions[1].edit, encoding)
wait(function() return #messages() == 0 end)
told.fixed = vim.api.nvim_buf_get_lines(0, 0, 1, false)[1]

local hover = vim.lsp.buf_request_sync(0, "textDocument/hover", vim.lsp.util.make_position_params(), 20000)
told.hover = hover[client].result.contents.value

-- A mark and two characters, typed on a new line behind a character that is two units long.
vim.api.nvim_buf_set_lines(0, -1, -1, false, { "𠮷「背水" })
vim.api.nvim_win_set_cursor(0, { vim.api.nvim_buf_line_count(0), #"𠮷「背水" })
vim.wait(200)
local items = vim.lsp.buf_request_sync(0, "textDocument/completion", vim.lsp.util.make_position_params(), 20000)
local item = items[client].result.items[1]
vim.lsp.util.apply_text_edits({ item.textEdit }, 0, encoding)
told.completed = vim.api.nvim_buf_get_lines(0, -2, -1, false)[1]

local file = assert(io.open(vim.env.TOLD, "w"))
file:write(vim.fn.json_encode(told))
file:close()
vim.cmd("qall!")
