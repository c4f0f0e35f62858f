using ClickCart.Notifications.Mails;
using ClickCart.Notifications.Smtp;

namespace ClickCart.Notifications.Templates;

/// <summary>Sends a mail by the template in force to whoever asks for it, over an order.</summary>
internal static class SendTestMail
{
    /// <param name="Order">Its number; missing: the newest.</param>
    public sealed record Request(string? Order) : IRequest<Result<Response>>
    {
        [System.Text.Json.Serialization.JsonIgnore] public TemplateAddress? At { get; init; }
    }

    /// <param name="To">The caller's address.</param>
    /// <param name="Order">Over which order; null for an example.</param>
    public sealed record Response(string To, string? Order);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Mail templates").MapPost(TemplateAddress.Root + "/{kind}/{language}/test",
                    (string kind, string language, Request request, IMediator m, CancellationToken ct) =>
                        m.Send(request with { At = TemplateAddress.Of(kind, language) }, ct).Ok())
                .WithSummary("Send a mail to yourself").RequireAccess(Permissions.EditMailTemplates).Keyed();
            app.Admin().MapPost("/mail-templates/{kind}/{language}/test",
                    (string kind, string language, Form<Request> form, SmtpSettings smtp, IMediator m, CancellationToken ct) =>
                        form.Send(r => m.Send(r with { At = TemplateAddress.Of(kind, language) }, ct)).Redirect(
                            _ => $"{TemplateAddress.Root}/{kind}/{language}", smtp.Server is null
                                ? "No mail server is set, so it went to nobody: it lies under Mails."
                                : "The mail is on its way to you.",
                                again: $"{TemplateAddress.Root}/{kind}/{language}"))
                .RequireAccess(Permissions.EditMailTemplates).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Order).MaximumLength(40);
    }

    internal sealed class Handler(MailQueue queue, PreviewModel models, ICaller caller, IIds ids) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.At is not { } at) return TemplateAddress.NotThere;
            if (caller.Email is not { } to) return Error.Forbidden("Only a person has an address to send it to.");
            if (await models.OfAsync(at, request.Order, cancellationToken) is not var (model, order)) return PreviewModel.NoOrder;
            // Each press is a cause of its own; one that is repeated with its key is not.
            await queue.AddAsync(at.Kind, $"test/{ids.New()}", to, at.Language.Code, model, null, cancellationToken);
            return new Response(to, order);
        }
    }
}
