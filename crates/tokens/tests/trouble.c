/*
 * A PKCS #11 module that makes trouble: SoftHSM2 with some functions in front of it, as TROUBLE says.
 * For the tests of `tokens` alone; they compile it. TROUBLE_MODULE is the real module, TROUBLE_FILE a file in which
 * wrong PINs are counted or which says that a signature has begun.
 */
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef unsigned long ulong_t;

/* CK_FUNCTION_LIST of version 2: a version, then 68 functions in a fixed order. */
struct list {
	unsigned char major, minor;
	void *functions[68];
};
enum { INITIALIZE = 0, GET_SLOT_LIST = 4, GET_TOKEN_INFO = 6, LOGIN = 18, SIGN = 43 };
enum { FLAGS_AT = 96, PIN_PAD = 0x100, FINAL_TRY = 0x20000, LOCKED = 0x40000, TO_BE_CHANGED = 0x80000 };
enum { DEVICE_REMOVED = 0x32, FUNCTION_CANCELED = 0x50, PIN_INCORRECT = 0xA0, PIN_EXPIRED = 0xA3, PIN_LOCKED = 0xA4 };

static struct list real, list;

/* A program that hands none of its variables on has them built in. */
#ifdef BUILT_IN
static const char *variable(const char *name)
{
	static const char *const all[][2] = BUILT_IN;
	for (size_t at = 0; at < sizeof all / sizeof *all; at++)
		if (strcmp(all[at][0], name) == 0)
			return all[at][1];
	return NULL;
}
#else
#define variable getenv
#endif

static int is(const char *trouble)
{
	const char *wanted = variable("TROUBLE");
	return wanted && strcmp(wanted, trouble) == 0;
}

/* One byte in the file for each wrong PIN. */
static long wrong_pins(int more)
{
	FILE *file = fopen(variable("TROUBLE_FILE"), "a");
	if (!file)
		abort();
	if (more)
		fputc('x', file);
	fseek(file, 0, SEEK_END);
	long count = ftell(file);
	fclose(file);
	return count;
}

static ulong_t initialize(void *args)
{
	if (is("print")) {
		puts("module: {\"number\":1,\"answer\":");
		printf("no end of line");
		fflush(stdout);
	}
	return ((ulong_t(*)(void *))real.functions[INITIALIZE])(args);
}

static ulong_t get_slot_list(unsigned char present, ulong_t *slots, ulong_t *count)
{
	if (is("hang-list"))
		for (;;)
			pause();
	return ((ulong_t(*)(unsigned char, ulong_t *, ulong_t *))real.functions[GET_SLOT_LIST])(present, slots, count);
}

static ulong_t get_token_info(ulong_t slot, unsigned char *info)
{
	ulong_t code = ((ulong_t(*)(ulong_t, unsigned char *))real.functions[GET_TOKEN_INFO])(slot, info);
	ulong_t flags;
	memcpy(&flags, info + FLAGS_AT, sizeof flags);
	if (is("lock")) {
		long count = wrong_pins(0);
		flags |= count >= 3 ? LOCKED : count == 2 ? FINAL_TRY : 0;
	}
	if (is("pad"))
		flags |= PIN_PAD;
	if (is("change"))
		flags |= TO_BE_CHANGED;
	memcpy(info + FLAGS_AT, &flags, sizeof flags);
	return code;
}

static ulong_t login(ulong_t session, ulong_t user, unsigned char *pin, ulong_t length)
{
	ulong_t (*next)(ulong_t, ulong_t, unsigned char *, ulong_t) = real.functions[LOGIN];
	if (is("expired"))
		return PIN_EXPIRED;
	if (is("cancel"))
		return FUNCTION_CANCELED;
	if (is("pad") && !pin)
		return next(session, user, (unsigned char *)variable("TROUBLE_TYPED"), strlen(variable("TROUBLE_TYPED")));
	if (is("lock") && wrong_pins(0) >= 3)
		return PIN_LOCKED;
	ulong_t code = next(session, user, pin, length);
	if (is("lock") && code == PIN_INCORRECT)
		wrong_pins(1);
	return code;
}

static ulong_t sign(ulong_t session, unsigned char *data, ulong_t length, unsigned char *signature, ulong_t *count)
{
	ulong_t (*next)(ulong_t, unsigned char *, ulong_t, unsigned char *, ulong_t *) = real.functions[SIGN];
	if (is("removed"))
		return DEVICE_REMOVED;
	if (is("crash"))
		raise(SIGSEGV);
	if (is("print"))
		puts("signing\n\n{}");
	if (is("hang")) {
		wrong_pins(0);
		for (;;)
			pause();
	}
	ulong_t code = next(session, data, length, signature, count);
	if (is("spoil") && signature && *count > 9)
		signature[9] ^= 1;
	return code;
}

ulong_t C_GetFunctionList(struct list **given)
{
	void *module = dlopen(variable("TROUBLE_MODULE"), RTLD_NOW | RTLD_LOCAL);
	ulong_t (*next)(struct list **) = module ? dlsym(module, "C_GetFunctionList") : NULL;
	struct list *found;
	if (!next || next(&found) != 0)
		return 5;
	real = list = *found;
	list.functions[INITIALIZE] = initialize;
	list.functions[GET_SLOT_LIST] = get_slot_list;
	list.functions[GET_TOKEN_INFO] = get_token_info;
	list.functions[LOGIN] = login;
	list.functions[SIGN] = sign;
	*given = &list;
	return 0;
}
