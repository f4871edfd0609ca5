"""Servers for programs in which people write: MCP for assistants, LSP for editors. Each is an extra of its own."""
