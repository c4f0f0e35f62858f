using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications.Templates;

/// <summary>What a mail's template was before, newest first: the newest hundred.</summary>
internal static class ListMailTemplateVersions
{
    private const int Most = 100;

    public sealed record Request(TemplateAddress? At) : IRequest<Result<Response>>;

    public sealed record Response(string Kind, string Language, string Name, IReadOnlyList<Item> Versions);

    /// <param name="IsOriginal">It was reset.</param>
    public sealed record Item(int Version, DateTimeOffset At, string By, bool IsOriginal);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Mail templates").MapGet(TemplateAddress.Root + "/{kind}/{language}/versions",
                    (string kind, string language, IMediator m, CancellationToken ct) => m.Send(new Request(TemplateAddress.Of(kind, language)), ct).Ok())
                .WithSummary("What the template of a mail was before").RequireAccess(Permissions.EditMailTemplates);
            app.Admin().MapGet("/mail-templates/{kind}/{language}/versions", (string kind, string language, IMediator m, CancellationToken ct) =>
                    m.Send(new Request(TemplateAddress.Of(kind, language)), ct).Page(typeof(ListMailTemplateVersionsPage)))
                .RequireAccess(Permissions.EditMailTemplates);
        }
    }

    internal sealed class Handler(NotificationsDbContext db, TemplateStore store) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.At is not { } at) return TemplateAddress.NotThere;
            var template = await store.FindAsync(at, cancellationToken);
            return new Response(at.Kind.Template(), at.Language.Code, KindWords.Of(at.Kind).Name, template is null ? [] :
            [
                .. await db.TemplateVersions.AsNoTracking().Where(v => v.TemplateId == template.Id).OrderByDescending(v => v.Number).Take(Most)
                    .Select(v => new Item(v.Number, v.At, v.Actor, v.Html == null)).ToListAsync(cancellationToken),
            ]);
        }
    }
}
