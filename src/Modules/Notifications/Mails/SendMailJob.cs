namespace ClickCart.Notifications.Mails;

/// <summary>Hands a mail to the server.</summary>
/// <param name="Round">0, and one more each time that somebody sends it again: an equal job would be the one that is done.</param>
[EventName("notifications.send-mail.v1")]
internal sealed record SendMailJob(Guid MailId, string Template, int Round) : IJob
{
    public string DisplayName => $"Send mail {Template}";
}
