using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;

namespace SemGeo.Pipelines.Configuration;

/// <summary>
/// Binds configuration sections to options objects and refuses whatever it does not know. The standard binder appends lists to their defaults and
/// reports neither the file nor the allowed values.
/// </summary>
internal static class StrictBinder
{
    /// <summary>Sets the properties of <paramref name="target"/> that the sections name; all errors come in one message.</summary>
    public static void Bind(IEnumerable<IConfigurationSection> sections, object target, string source)
    {
        var errors = new List<string>();
        BindObject(sections, target, "", errors);
        if (errors.Count > 0)
            throw new ConfigurationException($"{source}: {string.Join(Environment.NewLine, errors)}");
    }

    private static void BindObject(IEnumerable<IConfigurationSection> sections, object target, string path, List<string> errors)
    {
        var properties = target.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsOption).ToArray();
        foreach (var child in sections)
        {
            var key = path.Length == 0 ? child.Key : $"{path}:{child.Key}";
            var property = properties.FirstOrDefault(p => p.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null && target is PipelineConfig && PipelineConfig.StudySections.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                continue;
            if (property is null)
                errors.Add($"the key '{key}' is unknown; known here: {string.Join(", ", properties.Select(p => JsonName(p.Name)))}");
            else if (IsNested(property.PropertyType))
                BindNested(child, property, target, key, errors);
            else
                BindValue(child, property, target, key, errors);
        }
    }

    private static void BindNested(IConfigurationSection section, PropertyInfo property, object target, string key, List<string> errors)
    {
        if (section.Value is { Length: > 0 } value)
        {
            errors.Add($"the key '{key}' is '{value}', but takes an object");
            return;
        }

        var nested = property.GetValue(target);
        if (nested is null)
        {
            nested = Activator.CreateInstance(property.PropertyType)!;
            property.SetValue(target, nested);
        }

        BindObject(section.GetChildren(), nested, key, errors);
    }

    private static void BindValue(IConfigurationSection section, PropertyInfo property, object target, string key, List<string> errors)
    {
        try
        {
            property.SetValue(target, ItemType(property.PropertyType) is { } item ? List(section, item) : Single(section, property));
        }
        catch (FormatException e)
        {
            errors.Add($"the key '{key}' {e.Message}");
        }
    }

    private static Array List(IConfigurationSection section, Type item)
    {
        // A single value is taken for a list of one, so that "--set key=value" works for lists too; commas separate several.
        IEnumerable<string?> values = section.Value is { } value
            ? value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : section.GetChildren().Select(Item);
        var texts = values.ToArray();
        var list = Array.CreateInstance(item, texts.Length);
        for (var i = 0; i < texts.Length; i++)
            list.SetValue(Scalar(texts[i], item), i);
        return list;
    }

    private static string Item(IConfigurationSection item) =>
        int.TryParse(item.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _) && item.Value is { } value
            ? value
            : throw new FormatException($"takes a list of values, and '{item.Key}' is none");

    private static object? Single(IConfigurationSection section, PropertyInfo property)
    {
        if (section.GetChildren().Any())
            throw new FormatException("is an object or a list, but takes one value");
        if (section.Value is null && property.PropertyType == typeof(string) && new NullabilityInfoContext().Create(property).WriteState == NullabilityState.NotNull)
            throw new FormatException("is null; allowed: a text");
        return Scalar(section.Value, property.PropertyType);
    }

    private static object? Scalar(string? text, Type type)
    {
        var inner = Nullable.GetUnderlyingType(type);
        if (string.IsNullOrEmpty(text) && (inner is not null || type == typeof(string)))
            return inner is not null ? null : text;
        var plain = inner ?? type;
        if (plain.IsEnum)
            return Enum.TryParse(plain, text, ignoreCase: true, out object? value) && Enum.IsDefined(plain, value) ? value : throw new FormatException($"is '{text}'; allowed: {string.Join(", ", Enum.GetNames(plain))}");
        try
        {
            var number = TypeDescriptor.GetConverter(plain).ConvertFromString(null, CultureInfo.InvariantCulture, text ?? "");
            return number is double.NaN or double.PositiveInfinity or double.NegativeInfinity or float.NaN or float.PositiveInfinity or float.NegativeInfinity
                ? throw new FormatException("It is not finite.") : number;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or NotSupportedException or OverflowException)
        {
            throw new FormatException($"is '{text}'; allowed: {Describe(plain)}", e);
        }
    }

    private static bool IsOption(PropertyInfo property) =>
        property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0
        && (IsNested(property.PropertyType) || (property.SetMethod is { IsPublic: true } set && !IsInit(set) && IsText(ItemType(property.PropertyType) ?? property.PropertyType)));

    // An object that nothing can be set of is no section: it would be made empty, which may say something else than none at all.
    private static bool IsNested(Type type) => type.IsClass && type != typeof(string) && !typeof(IEnumerable).IsAssignableFrom(type) && !typeof(Delegate).IsAssignableFrom(type)
        && type.Namespace?.StartsWith("SemGeo", StringComparison.Ordinal) == true && type.GetConstructor(Type.EmptyTypes) is not null
        && type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Any(IsOption);

    private static bool IsInit(MethodInfo set) => set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsText(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsEnum || plain.IsPrimitive || plain == typeof(string) || plain == typeof(TimeSpan) || plain == typeof(decimal);
    }

    private static Type? ItemType(Type type)
    {
        if (type == typeof(string))
            return null;
        if (type.IsArray)
            return type.GetElementType();
        return type.IsGenericType && type.IsAssignableFrom(type.GetGenericArguments()[0].MakeArrayType()) ? type.GetGenericArguments()[0] : null;
    }

    private static string JsonName(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Describe(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "true, false",
        TypeCode.Int32 or TypeCode.Int64 => "a whole number",
        TypeCode.Single or TypeCode.Double or TypeCode.Decimal => "a number",
        _ => $"a {type.Name}",
    };
}
