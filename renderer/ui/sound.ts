/** The two sounds: something is good, something needs a hand. */
export type Sound = 'good' | 'bad';

/** Hertz, one after another. */
const NOTES = { good: [659, 880], bad: [330, 247] } as const satisfies Record<Sound, readonly number[]>;
const NOTE_S = 0.14;
const LOUDNESS = 0.12;

let context: AudioContext | undefined;

function play(sound: Sound): void {
  context ??= new AudioContext();
  const audio = context;
  NOTES[sound].forEach((hertz, index) => {
    const from = audio.currentTime + index * NOTE_S;
    const tone = new OscillatorNode(audio, { type: 'sine', frequency: hertz });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(LOUDNESS, from + 0.015);
    volume.gain.exponentialRampToValueAtTime(0.0001, from + NOTE_S * 1.6);
    tone.connect(volume).connect(audio.destination);
    tone.start(from);
    tone.stop(from + NOTE_S * 1.7);
  });
}

/** Plays a sound, unless sounds are turned off. Nothing is said by a sound alone. */
export function playIf(isOn: boolean, sound: Sound): void {
  if (isOn) play(sound);
}
