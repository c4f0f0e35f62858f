using System.Text.Json.Serialization;

namespace ClickCart.BackOffice.Views;

/// <summary>A view of that name is arranged otherwise from now on.</summary>
internal static class RearrangeView
{
    public sealed record Request(string? Query) : IRequest<Result<ListView>>
    {
        [JsonIgnore] public Guid Id { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Admin().MapPost("/views/{id:guid}/query", (
            Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
            form.Send(r => m.Send(r with { Id = id }, ct)).Redirect(v => v.Address, "The view is kept.", again: $"/admin/views/{id}")).RequireAccess(Permissions.KeepViews);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Query).ArrangesList();
    }

    internal sealed class Handler(BackOfficeDbContext db, ICaller caller) : IRequestHandler<Request, Result<ListView>>
    {
        public async Task<Result<ListView>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindKeptAsync(request.Id, caller, cancellationToken) is not { } view) return ViewSpecs.Unknown;
            view.Arrange(request.Query ?? "");
            return view.For(caller, null);
        }
    }
}
