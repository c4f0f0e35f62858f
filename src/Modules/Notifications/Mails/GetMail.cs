namespace ClickCart.Notifications.Mails;

/// <summary>One mail as it was written. A link that is the recipient's alone is left out; to an order it is that of the back office.</summary>
internal static class GetMail
{
    public sealed record Request(Guid Id) : IRequest<Result<Response>>;

    /// <param name="Template">What it is about: <c>order-received</c>.</param>
    /// <param name="Language">ISO 639-1.</param>
    /// <param name="Error">Why the last try failed, in the server's words.</param>
    /// <param name="SentAt">When a server took it.</param>
    /// <param name="Attachment">The file that it brings, the invoice of its order; null for none.</param>
    /// <param name="Source">As it travels, with its headers, without what is attached.</param>
    public sealed record Response(
        Guid Id, DateTimeOffset At, string To, string Subject, string Template, string Language, MailStatus Status, int Attempts, string? Error,
        DateTimeOffset? SentAt, Guid? OrderId, string? Attachment, string Html, string Text, string Source, int Version) : IVersioned;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Mails").MapGet("/admin/mails/{id:guid}", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok())
                .RequireAccess(Permissions.ReadMails);
            app.Admin().MapGet("/mails/{id:guid}", (Guid id, HttpContext http, IMediator m, CancellationToken ct) =>
            {
                // The mail itself, in a frame that can do nothing.
                http.AllowSources([], ["'self'"], []);
                return m.Send(new Request(id), ct).Page(typeof(GetMailPage));
            }).RequireAccess(Permissions.ReadMails);
            app.Admin().MapGet("/mails/{id:guid}/html", BodyAsync).RequireAccess(Permissions.ReadMails);
        }

        private static async Task<IResult> BodyAsync(Guid id, HttpContext http, IMediator m, CancellationToken ct)
        {
            var mail = await m.Send(new Request(id), ct);
            if (!mail.Succeeded) return Results.NotFound();
            http.Response.Headers.ContentSecurityPolicy =
                "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: https:; "
                    + "frame-ancestors 'self'";
            // The pictures' servers learn nothing of the back office.
            http.Response.Headers["Referrer-Policy"] = "no-referrer";
            // What its links open is a page, not a frame.
            return Results.Content(mail.Value.Html.Replace("<head>", "<head><base target=\"_blank\">", StringComparison.Ordinal), "text/html; charset=utf-8");
        }
    }

    internal sealed class Handler(NotificationsDbContext db, Envelope envelope) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Mails.AsNoTracking().FirstOrDefaultAsync(m => m.Id == request.Id, cancellationToken) is not { } mail) return Error.NotFound("mail");
            var (html, text, source) = envelope.Show(mail);
            return new Response(
                mail.Id, mail.At, mail.To, mail.Subject, mail.Kind.Template(), mail.Language, mail.Status, mail.Attempts, mail.Error, mail.SentAt,
                mail.OrderId, mail.Attachment, html, text, source, mail.Version);
        }
    }
}
