namespace ClickCart.Maintenance;

/// <summary>A command that the person at the keyboard can put right; its message says how.</summary>
internal sealed class CommandException(string message) : Exception(message);
