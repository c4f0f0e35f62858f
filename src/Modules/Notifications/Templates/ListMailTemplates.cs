using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications.Templates;

/// <summary>Every mail that the shop writes, in every language: by the original, or by what the owner made of it.</summary>
internal static class ListMailTemplates
{
    /// <param name="Failing">Only those by which a mail could not be written.</param>
    public sealed record Request(bool Failing) : IRequest<Result<Response>>;

    public sealed record Response(IReadOnlyList<Item> Templates);

    /// <param name="Group">Who gets the mail.</param>
    /// <param name="When">What it is sent for.</param>
    /// <param name="IsEdited">False for the original.</param>
    /// <param name="ChangedAt">Null where nobody ever changed it, as is <paramref name="ChangedBy"/>.</param>
    /// <param name="IsFailing">A mail could not be written by it, and was by the original.</param>
    public sealed record Item(
        string Kind, string Language, string Group, string Name, string When, bool IsEdited, DateTimeOffset? ChangedAt, string? ChangedBy, bool IsFailing);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Mail templates").MapGet(TemplateAddress.Root, (bool? failing, IMediator m, CancellationToken ct) =>
                    m.Send(new Request(failing ?? false), ct).Ok())
                .WithSummary("The mails that the shop writes").RequireAccess(Permissions.EditMailTemplates);
            app.Admin().MapGet("/mail-templates", (bool? failing, IMediator m, CancellationToken ct) =>
                m.Send(new Request(failing ?? false), ct).Page(typeof(ListMailTemplatesPage))).RequireAccess(Permissions.EditMailTemplates);
        }
    }

    internal sealed class Handler(NotificationsDbContext db) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var kept = await db.Templates.AsNoTracking()
                .Select(t => new
                {
                    t.Kind,
                    t.Language,
                    IsEdited = t.Html != null,
                    t.ChangedAt,
                    t.ChangedBy,
                    IsFailing = db.TemplateFailures.Any(f => f.TemplateId == t.Id && f.Number == t.Version),
                })
                .ToDictionaryAsync(t => (t.Kind, t.Language), cancellationToken);
            var all = TemplateAddress.All.Select(at =>
            {
                var (words, found) = (KindWords.Of(at.Kind), kept.GetValueOrDefault((at.Kind, at.Language.Code)));
                return new Item(at.Kind.Template(), at.Language.Code, words.Group, words.Name, words.When, found?.IsEdited ?? false, found?.ChangedAt,
                    found?.ChangedBy, found?.IsFailing ?? false);
            });
            return new Response([.. all.Where(t => t.IsFailing || !request.Failing)]);
        }
    }
}
