using System.Text.Json.Serialization;
using Carter;
using ClickCart.Kernel;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace ClickCart.BackOffice.BackgroundWork;

/// <summary>Gives a failed or waiting message or job up: it will not be tried again. Leaves an audit row. Refusals: 409 work-not-idle; 409 work-needed where something would wait for it for ever.</summary>
internal static class DropWork
{
    /// <param name="Reason">For the audit: 1 to 300 characters.</param>
    public sealed record Request(string? Reason) : IRequest<Result>
    {
        [JsonIgnore]
        public string Module { get; init; } = "";

        [JsonIgnore]
        public Guid Id { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Operations").MapPost("/admin/work/{module}/{id:guid}/drop", (string module, Guid id, Request request, IMediator m, CancellationToken ct) =>
                m.Send(request with { Module = module, Id = id }, ct).NoContent()).For(Who.Admin);
            app.Office().MapPost("/work/{module}/{id:guid}/drop", (string module, Guid id, Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Module = module, Id = id }, ct)).Redirect($"/admin/work/{module}/{id}", "It is dropped and will not be tried again.", again: $"/admin/work/{module}/{id}")).For(Who.Admin);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Reason).WhyDecided();
    }

    internal sealed class Handler(Backlog backlog) : IRequestHandler<Request, Result>
    {
        public Task<Result> Handle(Request request, CancellationToken cancellationToken) =>
            backlog.DecideAsync(request.Module, request.Id, WorkVerdict.Drop, request.Reason!.Trim(), cancellationToken);
    }
}
