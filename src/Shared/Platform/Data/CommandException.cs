namespace ClickCart.Platform.Data;

/// <summary>A command or a start that failed for a reason that its user can put right; the message says how.</summary>
internal sealed class CommandException(string message) : Exception(message);
