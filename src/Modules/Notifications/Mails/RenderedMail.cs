namespace ClickCart.Notifications.Mails;

/// <param name="Subject">Any text; what is sent is one line of it.</param>
/// <param name="Html">A whole document.</param>
internal sealed record RenderedMail(string Subject, string Html, string Text);
