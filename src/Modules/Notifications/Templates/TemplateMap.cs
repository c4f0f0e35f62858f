using ClickCart.Notifications.Mails;

namespace ClickCart.Notifications.Templates;

internal static class TemplateMap
{
    public static void Of(ModelBuilder model)
    {
        model.Entity<MailTemplate>(e =>
        {
            e.ToTable("mail_templates");
            e.Property(t => t.Kind).HasConversion(kind => kind.Template(), stored => MailKinds.Read(stored)).HasMaxLength(40);
            e.Property(t => t.Language).HasMaxLength(MailTemplate.LanguageLength);
            e.Property(t => t.Subject).HasMaxLength(MailTemplate.SubjectLength);
            e.Property(t => t.ChangedBy).HasMaxLength(256);
            e.Ignore(t => t.Texts);
            e.HasIndex(t => new { t.Kind, t.Language }).IsUnique();
        });
        model.Entity<TemplateVersion>(e =>
        {
            e.ToTable("mail_template_versions").HasKey(v => new { v.TemplateId, v.Number });
            e.Property(v => v.Subject).HasMaxLength(MailTemplate.SubjectLength);
            e.Property(v => v.Actor).HasMaxLength(256);
            e.Ignore(v => v.Texts);
        });
        model.Entity<TemplateFailure>(e =>
        {
            e.ToTable("mail_template_failures").HasKey(f => new { f.TemplateId, f.Number });
            e.Property(f => f.Reason).HasMaxLength(TemplateFailure.ReasonLength);
        });
    }

    public static void AddTemplates(this IServiceCollection services)
    {
        services.AddScoped<MailWriter>();
        services.AddScoped<ITemplates>(p => p.GetRequiredService<MailWriter>());
        services.AddScoped<MailValues>();
        services.AddScoped<MailLayout>();
        services.AddScoped<TemplateCheck>();
        services.AddScoped<TemplateStore>();
        services.AddScoped<PreviewModel>();
        services.AddScoped<IDashboardTasks, FailingTemplates>();
        services.AddSingleton(new AdminMenuEntry(84, TemplateAddress.Root, "Mail templates", "edit", Permissions.EditMailTemplates));
        services.AddSingleton(new ApiTag(182, "Mail templates", "How the shop's mails read: an original of each, and what the owner makes of it."));
        services.AddSingleton(new PathContentPolicy(TemplateAddress.PreviewRoot,
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https: data:; form-action 'none'; base-uri 'none'; "
                + "frame-ancestors 'self'; sandbox"));
    }
}
