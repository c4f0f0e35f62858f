namespace ClickCart.Notifications.Templates;

/// <summary>Puts a former template in force again, as a new version.</summary>
internal static class RestoreMailTemplate
{
    public sealed record Request(TemplateAddress? At, int Number) : IRequest<Result<TemplateResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Mail templates").MapPost(TemplateAddress.Root + "/{kind}/{language}/versions/{number}/restore",
                    (string kind, string language, string number, IfMatch expected, IMediator m, CancellationToken ct) =>
                        m.Send(new Request(TemplateAddress.Of(kind, language), TemplateAddress.NumberOf(number)), ct).Ok())
                .WithSummary("Restore a former template of a mail").ChangesSettings().RequireAccess(Permissions.EditMailTemplates);
            app.Admin().MapPost("/mail-templates/{kind}/{language}/versions/{number}/restore",
                    (string kind, string language, string number, FormVersion expected, IMediator m, CancellationToken ct) =>
                        m.Send(new Request(TemplateAddress.Of(kind, language), TemplateAddress.NumberOf(number)), ct)
                            .Redirect(t => t.Path, $"Version {number} is in force again.",
                            again: $"{TemplateAddress.Root}/{kind}/{language}/versions/{number}"))
                .ChangesSettings().RequireAccess(Permissions.EditMailTemplates);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Number).GreaterThanOrEqualTo(0);
    }

    internal sealed class Handler(NotificationsDbContext db, TemplateStore store, TemplateCheck check) : IRequestHandler<Request, Result<TemplateResponse>>
    {
        public async Task<Result<TemplateResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.At is not { } at || await store.FindAsync(at, cancellationToken) is not { } template) return TemplateAddress.NotThere;
            if (await db.TemplateVersions.AsNoTracking().FirstOrDefaultAsync(
                    v => v.TemplateId == template.Id && v.Number == request.Number, cancellationToken) is not { } was) return Error.NotFound("version");
            // What was right once may go beyond bounds that are narrower now.
            if (was.Texts is { } texts && await check.FlawOfAsync(texts, at.Kind, at.Language, cancellationToken) is { } flaw) return flaw;
            return await store.ChangeAsync(at, was.Texts, cancellationToken);
        }
    }
}
