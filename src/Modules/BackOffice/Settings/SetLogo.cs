using FluentValidation.Results;
using Microsoft.AspNetCore.Mvc;

namespace ClickCart.BackOffice.Settings;

/// <summary>Takes a picture as the shop's logo; in force at once on every page. Setting <c>ClickCart:Shop:Logo</c> to null takes it away.</summary>
internal static class SetLogo
{
    public sealed record Request(byte[] Bytes) : IRequest<Result<SettingsResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Settings").MapPut(SettingsResponse.Address + "/logo", async (IfMatch expected, HttpRequest http, IMediator m, CancellationToken ct) =>
                    await m.Send(new Request(await ReadAsync(http.Body, ct)), ct).Ok())
                .WithSummary("Set the logo").Accepts<byte[]>("image/png", "image/jpeg", "image/webp")
                .WithMetadata(new RequestSizeLimitAttribute(Logo.MaxBytes + 1024)).ChangesSettings().RequireAccess(Permissions.EditSettings);
            app.Admin().MapPost("/settings/look/logo", async (FormVersion expected, HttpRequest http, IMediator m, CancellationToken ct) =>
                    await m.Send(new Request(await ReadAsync(http.Form.Files.GetFile("logo")?.OpenReadStream(), ct)), ct)
                        .Redirect(_ => SettingsPart.Look.Path, "The logo is on every page now.", again: SettingsPart.Look.Path))
                .WithMetadata(new RequestSizeLimitAttribute(Logo.MaxBytes + (64 * 1024))).ChangesSettings().RequireAccess(Permissions.EditSettings);
        }

        private static async Task<byte[]> ReadAsync(Stream? stream, CancellationToken ct)
        {
            using var bytes = new MemoryStream();
            if (stream is not null) await stream.CopyToAsync(bytes, ct);
            return bytes.ToArray();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator(SettingList list) => RuleFor(r => r.Bytes).Custom((bytes, context) =>
        {
            if ((list.WhyNotHere(ShopIdentity.LogoKey) ?? Logo.WhyNot(bytes)) is { } why) context.AddFailure(new ValidationFailure("logo", why));
        });
    }

    internal sealed class Handler(BackOfficeDbContext db, SettingsEditor editor, ICaller caller, TimeProvider clock)
        : IRequestHandler<Request, Result<SettingsResponse>>
    {
        public async Task<Result<SettingsResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var taken = Logo.Of(request.Bytes, caller.Actor, clock.GetUtcNow());
            if (taken.Error is { } refusal) return refusal;
            var (logo, name) = taken.Value;
            if (!await db.Logos.AnyAsync(l => l.Hash == logo.Hash, cancellationToken)) db.Logos.Add(logo);
            return await editor.SetAsync([new(ShopIdentity.LogoKey, name.Name)], cancellationToken);
        }
    }
}
