using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications.Templates;

/// <summary>What a mail's template was.</summary>
internal static class GetMailTemplateVersion
{
    public sealed record Request(TemplateAddress? At, int Number) : IRequest<Result<Response>>;

    /// <param name="IsOriginal">It was reset then; the texts are those of the original as it is now.</param>
    /// <param name="Current">The version in force, for who restores this one.</param>
    public sealed record Response(
        string Kind, string Language, string Name, int Version, DateTimeOffset At, string By, bool IsOriginal, string Subject, string Html, string Text,
        int Current)
    {
        internal string Path => $"{TemplateAddress.Root}/{Kind}/{Language}";
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Mail templates").MapGet(TemplateAddress.Root + "/{kind}/{language}/versions/{number}",
                    (string kind, string language, string number, IMediator m, CancellationToken ct) =>
                        m.Send(new Request(TemplateAddress.Of(kind, language), TemplateAddress.NumberOf(number)), ct).Ok())
                .WithSummary("A former template of a mail").RequireAccess(Permissions.EditMailTemplates);
            app.Admin().MapGet("/mail-templates/{kind}/{language}/versions/{number}",
                    (string kind, string language, string number, IMediator m, CancellationToken ct) =>
                        m.Send(new Request(TemplateAddress.Of(kind, language), TemplateAddress.NumberOf(number)), ct).Page(typeof(GetMailTemplateVersionPage)))
                .RequireAccess(Permissions.EditMailTemplates);
        }
    }

    internal sealed class Handler(NotificationsDbContext db, TemplateStore store) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.At is not { } at || await store.FindAsync(at, cancellationToken) is not { } template) return TemplateAddress.NotThere;
            if (await db.TemplateVersions.AsNoTracking().FirstOrDefaultAsync(
                    v => v.TemplateId == template.Id && v.Number == request.Number, cancellationToken) is not { } was) return Error.NotFound("version");
            var texts = was.Texts ?? Originals.Of(at.Kind, at.Language);
            return new Response(at.Kind.Template(), at.Language.Code, KindWords.Of(at.Kind).Name, was.Number, was.At, was.Actor, was.Texts is null,
                texts.Subject, texts.Html, texts.Text, template.Version);
        }
    }
}
